locals {
  name = "sg-web-${var.environment}"
}

resource "aws_security_group" "web" {
  name   = local.name
  vpc_id = var.vpc_id
}

resource "aws_instance" "web" {
  ami           = var.ami
  instance_type = "t3.micro"

  tags = {
    Name = local.name
  }
}
