terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

variable "bucket" {
  type = string
}

resource "aws_s3_bucket" "main" {
  bucket = var.bucket

  versioning {
    enabled = true
  }
}
