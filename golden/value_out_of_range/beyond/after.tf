terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

locals {
  timeout = 900
  memory  = 64
}

resource "aws_kms_key" "short" {
  deletion_window_in_days = 7 # days
}

resource "aws_lambda_function" "long" {
  function_name = "long"
  role          = var.role
  timeout       = local.timeout
  memory_size   = var.large ? "10240" : 512
}

resource "aws_lambda_function" "small" {
  function_name = "small"
  role          = var.role
  memory_size   = local.memory
}

resource "aws_lambda_function" "smaller" {
  function_name = "smaller"
  role          = var.role
  memory_size   = local.memory
}

resource "aws_lb_target_group" "web" {
  port = 65535

  health_check {
    interval = 5
  }
}
