terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 4.0"
    }
  }
}

resource "aws_s3_bucket_versioning" "logs" {
  bucket = var.bucket

  versioning_configuration {
    status = "enabled"
  }
}
