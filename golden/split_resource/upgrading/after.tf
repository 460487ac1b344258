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
}

resource "aws_s3_bucket_website_configuration" "odd" {
  bucket = aws_s3_bucket.odd.id

  index_document {
    suffix = "index.html"
  }

  routing_rules = "[]"
}

import {
  to = aws_s3_bucket_website_configuration.odd
  id = aws_s3_bucket.odd.id
}

resource "aws_s3_bucket_versioning" "odd" {
  bucket = aws_s3_bucket.odd.id

  versioning_configuration {
    status = var.versioned ? "Enabled" : "Suspended"
  }
}

import {
  to = aws_s3_bucket_versioning.odd
  id = aws_s3_bucket.odd.id
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
}

resource "aws_s3_bucket_acl" "paid" {
  count = 2

  bucket = aws_s3_bucket.paid[count.index].id
  acl    = var.acl
}

import {
  for_each = range(2)
  to       = aws_s3_bucket_acl.paid[each.key]
  id       = join(",", [aws_s3_bucket.paid[each.key].id, var.acl])
}

resource "aws_s3_bucket_request_payment_configuration" "paid" {
  count = var.payer == null ? 0 : 2

  bucket = aws_s3_bucket.paid[count.index].id
  payer  = var.payer
}

import {
  for_each = range(var.payer == null ? 0 : 2)
  to       = aws_s3_bucket_request_payment_configuration.paid[each.key]
  id       = aws_s3_bucket.paid[each.key].id
}

resource "aws_s3_bucket" "policed" {
  bucket_prefix = "policed-"

  versioning {
    enabled = var.payer == null
  }
}

resource "aws_s3_bucket_policy" "policed" {
  count = var.payer == null ? 0 : 1

  bucket = aws_s3_bucket.policed.id
  policy = var.payer == null ? null : data.aws_iam_policy_document.payer.json
}

import {
  for_each = range(var.payer == null ? 0 : 1)
  to       = aws_s3_bucket_policy.policed[each.key]
  id       = aws_s3_bucket.policed.id
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
