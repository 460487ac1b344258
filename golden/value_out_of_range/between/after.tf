terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

resource "aws_secretsmanager_secret" "token" {
  recovery_window_in_days = 3
}

resource "aws_secretsmanager_secret" "old" {
  recovery_window_in_days = 0
}
