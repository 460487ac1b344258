locals {
  name = "notification-service-prod-c83eab"
}

resource "aws_lb_target_group" "other" {
  name   = "notification-service-production"
  vpc_id = var.vpc_id
}

resource "aws_lb_target_group" "api" {
  name     = local.name
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
