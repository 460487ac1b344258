locals {
  services = toset(["orders_api", "users"])
}

resource "aws_lb_target_group" "all" {
  for_each = local.services

  name     = "tg-${each.key}"
  port     = 80
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
