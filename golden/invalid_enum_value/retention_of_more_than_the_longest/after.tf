terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

resource "aws_cloudwatch_log_group" "web" {
  name              = "web"
  retention_in_days = 4000
}

resource "aws_flow_log" "vpc" {
  vpc_id                   = var.vpc_id
  log_destination          = var.bucket
  max_aggregation_interval = 600
}
