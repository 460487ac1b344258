terraform {
  required_version = ">= 1.5"
}

data "aws_vpc" "main" {
  default = true
}

resource "aws_security_group" "web" {
  name   = "web-${aws_vpc.main.id}"
  vpc_id = aws_vpc.main.id # the default one

  dynamic "ingress" {
    for_each = aws_vpc.main.cidr_block_associations
    content {
      from_port   = 443
      to_port     = 443
      protocol    = "tcp"
      cidr_blocks = [ingress.value.cidr_block, data.aws_vpc.main.cidr_block]
    }
  }
}
