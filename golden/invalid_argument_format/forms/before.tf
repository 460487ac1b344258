terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

locals {
  key = "alias/main"
}

resource "aws_security_group_rule" "office" {
  type        = "ingress"
  protocol    = "tcp"
  from_port   = 443
  to_port     = 443
  cidr_blocks = ["<OFFICE>", "203.0.113.7"]

  security_group_id = var.group
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = var.balancer
  certificate_arn   = "TODO"

  default_action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
      status_code  = "302"
    }
  }
}

resource "aws_cloudwatch_log_group" "app" {
  kms_key_id = local.key
}

resource "aws_sns_topic" "alarms" {
  policy = "{ not json"
}

resource "aws_db_instance" "main" {
  backup_window      = "3:00-4:00"
  maintenance_window = "Sunday 05:00"
}
