locals {
  stem = "${var.project}-${var.customer_id}"
}

resource "aws_lb_target_group" "api" {
  name     = "${local.stem}-api"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
