terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

variable "days" {
  default = 60
}

resource "aws_kms_key" "within" {
  deletion_window_in_days = 30
}

resource "aws_kms_key" "variable" {
  deletion_window_in_days = var.days
}

resource "aws_secretsmanager_secret" "at_once" {
  recovery_window_in_days = 0
}

resource "aws_sqs_queue" "computed" {
  visibility_timeout_seconds = 6 * 90000
}
