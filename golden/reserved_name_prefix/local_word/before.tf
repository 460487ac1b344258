locals {
  kind = "sg"
}

resource "aws_security_group" "web" {
  name   = "${local.kind}-web-${var.environment}"
  vpc_id = var.vpc_id
}
