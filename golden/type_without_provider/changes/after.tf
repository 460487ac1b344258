resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16" # all
}

data "aws_caller_identity" "current" {}

resource "aws_subnet" "orders" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
  tags       = { Account = data.aws_caller_identity.current.account_id }
}

resource "aws_security_group" "orders" {
  name   = "orders"
  vpc_id = aws_vpc.main.id

  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/16"]
  }
}

resource "sqs_queue" "orders" {
  name = "orders"
}

resource "aws_sqs_queue" "orders" {
  name = "orders"
}
