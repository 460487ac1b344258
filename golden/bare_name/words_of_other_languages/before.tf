variable "environment" {
  type = string
}

locals {
  owner = None
}

resource "aws_eip" "web" {
  count = var.environment != nil && True ? 1 : 0 # nil and True
}

resource "aws_sqs_queue" "orders" {
  name       = "orders"
  fifo_queue = False

  tags = {
    Team  = undefined
    Stage = coalesce(var.environment, NULL)
    Flags = "${True ? "a" : "b"}"
  }
}
