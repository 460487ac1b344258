terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

resource "aws_s3_bucket" "code" {
}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = "arn:aws:iam::123456789012:role/orders"
  runtime       = "python3.13"
  handler       = "orders.handler"
  s3_bucket     = aws_s3_bucket.code.id
}

resource "aws_route53_record" "www" {
  zone_id = "Z0123456789"
  name    = "www"
  type    = "A"
  ttl     = 300
  records = ["192.0.2.1"]

  weighted_routing_policy {
    weight = 10
  }
}

resource "aws_cognito_user_pool" "users" {
  name = "users"

  lambda_config {
    custom_email_sender {
      lambda_arn     = "arn:aws:lambda:us-east-1:123456789012:function:mail"
      lambda_version = "V1_0"
    }
  }
}

resource "aws_kms_key" "never" {
  enable_key_rotation     = null
  rotation_period_in_days = 180
}
