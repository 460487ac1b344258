locals {
  stem = "sg-web"
}

resource "aws_security_group" "a" {
  name   = local.stem
  vpc_id = var.vpc_id
}

resource "aws_security_group" "b" {
  name   = "web-sg"
  vpc_id = var.vpc_id
}
