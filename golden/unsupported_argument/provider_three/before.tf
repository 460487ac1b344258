terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 3.0"
    }
  }
}


resource "aws_kms_key" "main" {
  name = "orders"
}
