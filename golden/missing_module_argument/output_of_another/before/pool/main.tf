variable "endpoint" {
  type = string
}

output "id" {
  value = "pool-of-${var.endpoint}"
}
