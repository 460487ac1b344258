locals {
  stem = "shop-api"
}

resource "aws_lb_target_group" "api" {
  name     = "${local.stem}-${var.customer_id}"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
