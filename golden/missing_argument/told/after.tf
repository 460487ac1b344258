terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

resource "aws_lambda_permission" "s3" {
  function_name = "worker"
  principal     = "s3.amazonaws.com"
  action        = "lambda:InvokeFunction"
}

resource "aws_s3_bucket_lifecycle_configuration" "logs" {
  bucket = "logs"

  rule {
    id = "old"

    filter {}

    expiration {
      days = 90
    }
  }

  # the name that it has is for another fixer
  rule {
    id      = "older"
    enabled = false

    filter {}

    expiration {
      days = 900
    }
  }
}

resource "aws_kinesis_firehose_delivery_stream" "clicks" {
  name        = "clicks"
  destination = "extended_s3"

  extended_s3_configuration {
    role_arn   = "arn:aws:iam::123456789012:role/firehose"
    bucket_arn = "arn:aws:s3:::clicks"
  }
}

resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id = "sessions"
  node_type            = "cache.t4g.small"
}

resource "aws_iot_topic_rule" "temps" {
  name    = "temps"
  enabled = true
  sql     = "SELECT * FROM 'sensors/+/temp'"
}
