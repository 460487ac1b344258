variable "name" {
  type = string
}

variable "colour" {
  type = string
}

output "name" {
  value = "${var.name}-${var.stage}"
}
