resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_security_group" "web" {
  vpc_id = aws_vpc.main.id
}

resource "aws_lb" "web" {
  name            = "web"
  security_groups = [aws_security_group.web.id]
  subnets         = [aws_subnet.web.id]
}
