terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

data "aws_ami" "any" {
  most_recent = true
}

data "aws_ami" "ours" {
  most_recent = true
  owners      = ["self"]
}

resource "aws_media_store_container" "video" {
  name = "video"
}

import {
  to = aws_appflow_flow.orders
  id = "orders"
}

resource "aws_appflow_flow" "orders" {
  name = "orders"
}

resource "aws_ec2_client_vpn_endpoint" "office" {
  server_certificate_arn = "arn:aws:acm:eu-west-1:123456789012:certificate/0a"
}

output "status" {
  value = aws_ec2_client_vpn_endpoint.office.status
}
