locals {
  name = "web-sg-${var.environment}"
}

resource "aws_security_group" "web" {
  name   = local.name
  vpc_id = var.vpc_id

  tags = {
    Name = local.name
  }
}
