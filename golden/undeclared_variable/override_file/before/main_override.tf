output "name" {
  value = "${var.name}-${var.colour}"
}
