variable "protocol" {
  type = string
}

resource "aws_security_group" "counted" {
  count = 2

  ingress {
    from_port       = 22
    to_port         = 22
    protocol        = "tcp"
    security_groups = [aws_security_group.dynamic.id]
  }
}

resource "aws_security_group" "dynamic" {
  dynamic "ingress" {
    for_each = [22, 443]
    content {
      from_port       = ingress.value
      to_port         = ingress.value
      protocol        = "tcp"
      security_groups = aws_security_group.counted[*].id
    }
  }
}

resource "aws_security_group" "chosen" {
  egress {
    from_port       = 22
    to_port         = 22
    protocol        = var.protocol
    security_groups = [aws_security_group.late.id]
  }
}

resource "aws_subnet" "all" {
  count      = 2
  vpc_id     = "vpc-0a1b2c3d"
  cidr_block = cidrsubnet("10.0.0.0/16", 8, count.index)
}

resource "aws_security_group" "late" {
  ingress {
    from_port       = 22
    to_port         = 22
    protocol        = "tcp"
    cidr_blocks     = aws_subnet.all[*].cidr_block
    security_groups = [aws_security_group.chosen.id]
  }
}
