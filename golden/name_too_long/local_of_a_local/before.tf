locals {
  stem = "${var.project}-${var.customer_id}"
  name = "${local.stem}-api"
}

resource "aws_lb_target_group" "api" {
  name     = (local.name)
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
