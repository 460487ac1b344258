terraform {
  required_version = ">= 1.5"
}

provider "aws" {
  region = "eu-west-1"
}

variable "environment" {
  type = string
}

resource "aws_sqs_queue" "orders" {
  name = "orders-${var.environment}"
}
