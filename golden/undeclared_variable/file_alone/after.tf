variable "name" {
  type = string
}

variable "ordered" {
  type = bool
}

locals {
  tags = { name = var.name }
}

# it reads itself more than what is not there: a module, and no fix is safe
resource "aws_sqs_queue" "orders" {
  name       = var.name
  fifo_queue = var.ordered
  tags       = local.tags
}
