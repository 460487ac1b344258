locals {
  name = local.stem
}

resource "aws_security_group" "web" {
  name   = local.name
  vpc_id = var.vpc_id
}
