locals {
  name = "tg-${var.project}-${var.customer_id}"
}

resource "aws_lb_target_group" "api" {
  name     = length(local.name) > 0 ? substr(local.name, 0, 32) : null
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
