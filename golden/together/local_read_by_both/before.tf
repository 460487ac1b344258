locals {
  name = "sg-${var.project}-${var.customer_id}"
}

resource "aws_security_group" "api" {
  name   = local.name
  vpc_id = var.vpc_id
}

resource "aws_lb_target_group" "api" {
  name   = local.name
  vpc_id = var.vpc_id
}
