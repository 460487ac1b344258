# as much of it is elsewhere as here
locals {
  name = "shop"
}

resource "aws_sqs_queue" "orders" {
  name = local.name
  tags = local.tags
}
