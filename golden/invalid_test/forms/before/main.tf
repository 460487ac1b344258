output "name" {
  value = "orders"
}
