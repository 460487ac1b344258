terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

resource "aws_s3_bucket" "logs" {
  bucket = "logs"
}

resource "aws_s3_bucket_cors_configuration" "logs" {
  bucket = aws_s3_bucket.logs.id

  dynamic "cors_rule" {
    for_each = var.origins

    content {
      allowed_methods = ["GET"]
      allowed_origins = [cors_rule.value]
    }
  }
}

import {
  to = aws_s3_bucket_cors_configuration.logs
  id = aws_s3_bucket.logs.id
}

resource "aws_s3_bucket_server_side_encryption_configuration" "logs" {
  bucket = aws_s3_bucket.logs.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256" # no key of our own
    }
  }
}

import {
  to = aws_s3_bucket_server_side_encryption_configuration.logs
  id = aws_s3_bucket.logs.id
}

resource "aws_s3_bucket_versioning" "logs" {
  bucket = aws_s3_bucket.logs.id

  versioning_configuration {
    status = "Enabled"
  }
}

import {
  to = aws_s3_bucket_versioning.logs
  id = aws_s3_bucket.logs.id
}

resource "aws_s3_bucket_acl" "logs" {
  bucket = aws_s3_bucket.logs.id
  acl    = "log-delivery-write"
}

import {
  to = aws_s3_bucket_acl.logs
  id = join(",", [aws_s3_bucket.logs.id, "log-delivery-write"])
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
