terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 2.0"
    }
  }
}

resource "aws_sqs" "orders" {
  name = "orders"
}
