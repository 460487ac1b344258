terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

locals {
  timeout = 1200
  memory  = 64
}

resource "aws_kms_key" "short" {
  deletion_window_in_days = 3 # days
}

resource "aws_lambda_function" "long" {
  function_name = "long"
  role          = var.role
  timeout       = local.timeout
  memory_size   = var.large ? "20480" : 512
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
  port = 70000

  health_check {
    interval = 1
  }
}
