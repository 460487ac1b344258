terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

variable "days" {
  default = null
}

resource "aws_kms_key" "may_be_null" {
  rotation_period_in_days = var.days
}

resource "aws_kms_key" "both" {
  enable_key_rotation     = var.days != null
  rotation_period_in_days = 180
}

# The alias has a ttl of its own, and conflicting-arguments removes this one.
resource "aws_route53_record" "alias" {
  zone_id = "Z0123456789"
  name    = "www"
  type    = "A"

  alias {
    name                   = aws_lambda_function.orders.arn
    zone_id                = "Z0123456789"
    evaluate_target_health = false
  }
}

resource "aws_route53_record" "maybe" {
  zone_id = "Z0123456789"
  name    = "www"
  type    = "A"
  ttl     = 300
  records = ["192.0.2.1"]

  dynamic "weighted_routing_policy" {
    for_each = var.days == null ? [] : [1]

    content {
      weight = 10
    }
  }
}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = "arn:aws:iam::123456789012:role/orders"
  runtime       = "python3.13"
  handler       = "orders.handler"
  s3_bucket     = "code"
  s3_key        = var.days
}

# As long as something in the block is not known, nothing is asked of it.
resource "aws_cognito_user_pool" "users" {
  name = "users"

  lambda_config {
    custom_email_sender {
      lambda_arn     = aws_lambda_function.orders.arn
      lambda_version = "V1_0"
    }
  }
}
