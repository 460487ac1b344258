locals {
  name = var.generated ? null : "web-sg"
}

resource "aws_security_group" "web" {
  name   = local.name
  vpc_id = var.vpc_id
}
