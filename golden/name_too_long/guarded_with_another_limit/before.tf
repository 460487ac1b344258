locals {
  name = "tg-${var.project}-${var.customer_id}"
}

resource "aws_lb_target_group" "api" {
  name     = length(local.name) > 64 ? "tg" : local.name
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
