locals {
  a = "${local.b}${local.b}"
  b = "${local.a}${local.a}"
}

resource "aws_security_group" "web" {
  name   = local.a
  vpc_id = var.vpc_id
}
