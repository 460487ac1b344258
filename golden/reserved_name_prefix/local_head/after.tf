locals {
  stem = "web-sg"
}

resource "aws_security_group" "web" {
  name   = "${local.stem}-${var.environment}"
  vpc_id = var.vpc_id
}
