resource "vpc" "main" {
  cidr_block = "10.0.0.0/16" # all
}

data "caller_identity" "current" {}

resource "aws_subnet" "orders" {
  vpc_id     = vpc.main.id
  cidr_block = "10.0.1.0/24"
  tags       = { Account = data.caller_identity.current.account_id }
}

resource "security_group" "orders" {
  name   = "orders"
  vpc_id = vpc.main.id

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
