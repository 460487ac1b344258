variable "rules" {
  default = []
}

resource "aws_eip" "nat" {
  count = 2
}

resource "aws_security_group" "unknown" {
  dynamic "ingress" {
    for_each = var.rules

    content {
      from_port   = 443
      to_port     = 443
      protocol    = "tcp"
      cidr_blocks = ["${aws_eip.nat.public_ip}/32"]
    }
  }
}

resource "aws_security_group" "made" {
  dynamic "ingress" {
    for_each = [443, 8443]

    content {
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = ["${aws_eip.nat.public_ip}/32"]
    }
  }
}
