terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

# 6.x takes these still, with a warning
resource "aws_s3_bucket" "logs" {
  bucket = "logs"

  versioning {
    enabled = true
  }
}

resource "aws_ecs_cluster" "main" {
  name = "main"
}
