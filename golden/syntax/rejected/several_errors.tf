resource "a" "b" {
  c = 
}

resource "d" "e" {
  f = [1 2]
  g = 1
}

variable "h" {
  default = 'i'
}

output "j" {
  value = 1
  value = 2
}
