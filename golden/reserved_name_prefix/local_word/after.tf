locals {
  kind = "sg"
}

resource "aws_security_group" "web" {
  name   = trimprefix("${local.kind}-web-${var.environment}", "sg-")
  vpc_id = var.vpc_id
}
