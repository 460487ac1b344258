variable "regoin" {
  default = "eu-west-1"
}

locals {
  team = "shop"
}

output "region" {
  value = "eu-west-1"
}

resource "aws_sqs_queue" "orders" {
  name = "orders"
}
