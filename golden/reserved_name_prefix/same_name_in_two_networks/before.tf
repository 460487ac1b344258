resource "aws_security_group" "a" {
  name   = "sg-web"
  vpc_id = var.vpc_id
}

resource "aws_security_group" "b" {
  name   = "sg-web"
  vpc_id = var.peer_vpc_id
}
