resource "aws_sqs_queue" "orders" {
  name = "orders"
}

variable "name" { type = string }
