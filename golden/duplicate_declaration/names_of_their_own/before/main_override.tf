variable "name" {
  default = "shop"
}

output "name" {
  value = "${var.name}!"
}
