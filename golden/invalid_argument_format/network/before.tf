terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

locals {
  public = "10.0.1.7/24"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.1/16" # all of it
}

resource "aws_subnet" "a" {
  vpc_id     = aws_vpc.main.id
  cidr_block = local.public
}

output "public" {
  value = local.public
}
