locals {
  name = "sg-web-${var.environment}"
}

resource "aws_security_group" "web" {
  name   = var.name != "" ? var.name : local.name
  vpc_id = var.vpc_id

  tags = {
    Name = local.name
  }
}
