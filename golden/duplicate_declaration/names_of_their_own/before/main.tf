terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.west]
    }
  }
}

provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "north"
  region = "eu-north-1"
}

variable "name" {
  type = string
}

locals {
  name = "shop"
}

output "name" {
  value = var.name
}

resource "aws_vpc" "name" {
}

data "aws_vpc" "name" {
}

resource "aws_sqs_queue" "name" {
}

moved {
  from = aws_vpc.a
  to   = aws_vpc.name
}

moved {
  from = aws_vpc.b
  to   = aws_vpc.a
}
