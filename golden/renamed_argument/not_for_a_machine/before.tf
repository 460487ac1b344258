terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.0"
    }
  }
}


resource "aws_flow_log" "both" {
  log_destination     = aws_s3_bucket.logs.arn
  log_destination_arn = aws_s3_bucket.other_logs.arn
  vpc_id              = "vpc-0123456789abcdef0"
}

resource "aws_s3_bucket" "logs" {
  bucket_prefix = "flow-logs-"
}

resource "aws_eip" "some" {
  vpc = !var.classic
}

resource "aws_eip" "none" {
  vpc = false
}

resource "aws_db_instance" "identifier" {
  allocated_storage = 20
  engine            = "postgres"
  instance_class    = "db.t4g.micro"
  name              = "orders-production"
  username          = "app"
  password          = "0123456789"
}

resource "aws_cloudwatch_event_target" "dynamic" {
  rule                   = "nightly"
  arn                    = "arn:aws:sqs:us-east-1:123456789012:orders"
  maximum_retry_attempts = 3

  dynamic "retry_policy" {
    for_each = var.ages
    content {
      maximum_event_age_in_seconds = retry_policy.value
    }
  }
}

resource "aws_kms_key" "line" {}

resource "aws_ecr_repository" "line" { scan_on_push = true }

variable "in_vpc" {
  type = bool
}

variable "ages" {
  type = set(number)
}
