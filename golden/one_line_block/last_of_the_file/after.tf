variable "queue" {
  type    = string
  default = "orders"
}
