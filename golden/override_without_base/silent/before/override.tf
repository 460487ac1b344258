variable "region" {
  default = "eu-west-1"
}

locals {
  team = "shop"
}

resource "aws_sqs_queue" "orders" {
  name = "orders"
}

terraform {
  backend "local" {
  }
}

provider "aws" {
  region = "eu-west-1"
}
