variable "subnet" {
  type = string
}

variable "anything" {}

locals {
  group = "sg-1"
  many  = "sg-1,sg-2"
}

resource "aws_security_group" "web" {
  name = "web"

  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = "10.0.0.0/8" # from inside
  }
}

resource "aws_lb" "web" {
  name            = "web"
  security_groups = aws_security_group.web.id
  subnets         = var.subnet
}

resource "aws_lb" "other" {
  name            = "other"
  security_groups = local.group
  subnets         = "subnet-${var.subnet}"
}

resource "aws_lb" "third" {
  security_groups = local.many
  subnets         = "subnet-1, subnet-2"
}

resource "aws_lb" "more" {
  subnets         = [aws_subnet.main[*].id]
  security_groups = [aws_subnet.main[*].id, aws_subnet.main.*.id]
}

resource "aws_subnet" "main" {
  count = 2
}
