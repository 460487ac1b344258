terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

# kept for the reports
resource "aws_simpledb_domain" "users" { # of 2012
  name = "users"
}

resource "aws_opsworks_stack" "shop" {
  name = "shop"
}

resource "aws_opsworks_instance" "web" {
  stack_id = aws_opsworks_stack.shop.id
}

data "aws_subnet_ids" "private" {
  vpc_id = "vpc-0a"
}

output "subnets" {
  value = "${join(",", data.aws_subnet_ids.private.ids)}"
}
