terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

resource "aws_iam_role" "reader" {
  name                = "reader"
  assume_role_policy  = data.aws_iam_policy_document.lambda.json
  managed_policy_arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess"]

  inline_policy {
    name   = "logs"
    policy = data.aws_iam_policy_document.logs.json
  }
}

resource "aws_dynamodb_table" "orders" {
  name         = "orders"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id" # of the table, which is not deprecated

  attribute {
    name = "id"
    type = "S"
  }

  attribute {
    name = "customer"
    type = "S"
  }

  global_secondary_index {
    name            = "by-customer"
    hash_key        = "customer"
    projection_type = "ALL"
  }
}

resource "aws_s3_bucket_versioning" "logs" {
  bucket                = "logs"
  expected_bucket_owner = "123456789012"

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket" "logs" {
  bucket = "logs"

  dynamic "lifecycle_rule" {
    for_each = [30]

    content {
      enabled = true

      expiration {
        days = lifecycle_rule.value
      }
    }
  }
}
