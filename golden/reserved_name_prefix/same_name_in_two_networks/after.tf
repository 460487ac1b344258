resource "aws_security_group" "a" {
  name   = "web-sg"
  vpc_id = var.vpc_id
}

resource "aws_security_group" "b" {
  name   = "web-sg"
  vpc_id = var.peer_vpc_id
}
