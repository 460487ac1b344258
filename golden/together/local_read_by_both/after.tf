locals {
  name = "sg-${var.project}-${var.customer_id}"
}

resource "aws_security_group" "api" {
  name   = trimprefix(local.name, "sg-")
  vpc_id = var.vpc_id
}

resource "aws_lb_target_group" "api" {
  name   = substr(local.name, 0, 32)
  vpc_id = var.vpc_id
}
