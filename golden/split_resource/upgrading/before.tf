terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

provider "aws" {
  region = "eu-west-1"
}

resource "aws_s3_bucket" "logs" {
  bucket = "logs"
  acl    = "log-delivery-write"

  versioning {
    enabled = true
  }

  server_side_encryption_configuration {
    rule {
      apply_server_side_encryption_by_default {
        sse_algorithm = "AES256" # no key of our own
      }
    }
  }

  dynamic "cors_rule" {
    for_each = var.origins

    content {
      allowed_methods = ["GET"]
      allowed_origins = [cors_rule.value]
    }
  }
}

resource "aws_s3_bucket" "odd" {
  bucket = "odd"

  versioning {
    enabled = var.versioned
  }

  website {
    index_document = "index.html"
    routing_rules  = "[]"
  }
}

variable "payer" {
  type    = string
  default = null
}

variable "acl" {
  type    = string
  default = "private"
}

resource "aws_s3_bucket" "paid" {
  count         = 2
  bucket_prefix = "paid-"
  request_payer = var.payer
  acl           = var.acl
}

resource "aws_s3_bucket" "policed" {
  bucket_prefix = "policed-"
  policy        = var.payer == null ? null : data.aws_iam_policy_document.payer.json

  versioning {
    enabled = var.payer == null
  }
}

resource "aws_s3_bucket" "each" {
  for_each      = toset(["a", "b"])
  bucket_prefix = each.key
  request_payer = var.payer

  lifecycle_rule {
    enabled = true
    tags    = { kind = "old" }
  }
}
