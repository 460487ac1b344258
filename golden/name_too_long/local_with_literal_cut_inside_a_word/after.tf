locals {
  name = "notification-service-for-product"
}

resource "aws_lb_target_group" "api" {
  name     = local.name
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
