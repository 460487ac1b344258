terraform {
  required_providers {
    aws = {
      version = ">= 2.0"
    }
  }
}

resource "aws_kms_alias" "main" {}
