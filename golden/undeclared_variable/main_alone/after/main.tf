variable "name" {
  type = string
}

variable "ordered" {
  type = bool
}

# the name says that this is the whole of a module
resource "aws_sqs_queue" "orders" {
  name       = var.name
  fifo_queue = var.ordered
}
