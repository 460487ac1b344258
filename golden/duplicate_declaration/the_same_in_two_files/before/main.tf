terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  region = var.region
}

variable "region" {
  type    = string
  default = "eu-west-1"
}

data "aws_caller_identity" "me" {}

locals {
  name = "shop"
  tags = { Name = local.name }
}

resource "aws_sqs_queue" "orders" {
  name = local.name
}

output "arn" {
  value = aws_sqs_queue.orders.arn
}
