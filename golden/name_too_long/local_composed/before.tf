locals {
  name = "${var.project}-${var.customer_id}-api" # also the name of the log group
}

resource "aws_cloudwatch_log_group" "api" {
  name = local.name
}

resource "aws_lb_target_group" "api" {
  name     = local.name
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
