variable "environment" {
  type = string
}

locals {
  owner = null
}

resource "aws_eip" "web" {
  count = var.environment != null && true ? 1 : 0 # nil and True
}

resource "aws_sqs_queue" "orders" {
  name       = "orders"
  fifo_queue = false

  tags = {
    Team  = null
    Stage = coalesce(var.environment, null)
    Flags = "${true ? "a" : "b"}"
  }
}
