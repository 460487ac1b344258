terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

resource "aws_kms_key" "orders" {
  rotation_period_in_days = 180 # twice a year
  enable_key_rotation     = true
}

resource "aws_kinesis_firehose_delivery_stream" "orders" {
  name        = "orders"
  destination = "extended_s3"

  server_side_encryption {
    key_arn  = "arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d"
    enabled  = true
    key_type = "CUSTOMER_MANAGED_CMK"
  }

  extended_s3_configuration {
    role_arn   = "arn:aws:iam::123456789012:role/orders"
    bucket_arn = "arn:aws:s3:::orders"
  }
}
