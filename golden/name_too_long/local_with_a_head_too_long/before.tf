locals {
  name = "notification-service-for-production-${var.customer_id}"
}

resource "aws_lb_target_group" "api" {
  name     = local.name
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
