terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

# by a letter, with what ignores it
resource "aws_kms_key" "main" {
  descripton              = "orders" # for the shop
  deletion_window_in_days = 7

  lifecycle {
    ignore_changes = [descripton, tags]
  }
}

# by the words of the type, a plural, the order of the words
resource "aws_dynamodb_table" "main" {
  table_name    = "orders"
  hash_key      = "id"
  billing_mode  = "PAY_PER_REQUEST"
  enable_stream = true

  attributes {
    name = "id"
    type = "S"
  }
}

# in a unit
resource "aws_sqs_queue" "main" {
  name                     = "orders"
  receive_wait_time        = 20
  message_retention_second = 86400
}

# a name that can be no prefix
resource "aws_elasticache_subnet_group" "main" {
  name_prefix = "${var.project}-cache-"
  subnet_ids  = ["subnet-0123456789abcdef0"]
}

# what must be there
resource "aws_config_remediation_configuration" "main" {
  config_rule = "public-buckets"
  target_type = "SSM_DOCUMENT"
  target_id   = "AWS-PublishSNSNotification"
}

variable "project" {
  type = string
}
