locals {
  stem = "${var.project}-${var.customer_id}"
  name = "${local.stem}-api"
}

resource "aws_lb_target_group" "api" {
  name     = (substr(local.name, 0, 32))
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
