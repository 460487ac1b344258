locals {
  name = "sg-web-${var.environment}"
}

resource "aws_security_group" "web" {
  name   = trimprefix(local.name, "sg-")
  vpc_id = var.vpc_id
}

resource "aws_security_group" "admin" {
  name   = "admin-${local.name}"
  vpc_id = var.vpc_id
}
