terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}


resource "aws_security_group" "main" {
  count    = 1
  provider = aws.other

  name = "main"

  ingress {
    from_port = 443
    to_port   = 443
    protocol  = "tcp"
  }

  dynamic "egress" {
    for_each = [443]
    iterator = port
    content {
      from_port = port.value
      to_port   = port.value
      protocol  = "tcp"
    }
  }

  timeouts {
    create = "5m"
  }

  provisioner "local-exec" {
    command = "true"
  }

  lifecycle {
    ignore_changes = all
  }

  depends_on = [aws_eip.nat]
}

resource "aws_eip" "nat" {
  provider = aws.other
  vpc      = true
  region   = "eu-west-1"
}

resource "aws_no_such_type" "main" {
  name = "main"
}

provider "aws" {
  alias = "other"
}
