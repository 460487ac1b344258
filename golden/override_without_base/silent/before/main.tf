variable "region" {
  type = string
}

locals {
  team = "none"
}

resource "aws_sqs_queue" "orders" {
}

terraform {
  required_version = ">= 1.5"
}
