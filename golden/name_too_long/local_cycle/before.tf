locals {
  a = "${local.b}"
  b = "${local.a}"
}

resource "aws_lb_target_group" "api" {
  name     = local.a
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
