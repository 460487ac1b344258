resource "aws_security_group" "a" {
  name   = "sg-web"
  vpc_id = var.vpc_id
}

resource "aws_security_group" "b" {
  name   = "Web-SG"
  vpc_id = var.vpc_id
}
