variable "pool" {
  type = string
}

output "endpoint" {
  value = "cache-in-${var.pool}"
}
