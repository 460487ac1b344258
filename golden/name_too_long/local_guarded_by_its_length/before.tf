locals {
  name = "tg-${var.project}-${var.customer_id}"
}

resource "aws_lb_target_group" "api" {
  name     = length(local.name) <= 32 ? local.name : "tg-${substr(md5(local.name), 0, 8)}"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
