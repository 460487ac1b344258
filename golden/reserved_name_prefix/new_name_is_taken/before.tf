resource "aws_security_group" "a" {
  name   = "sg-web-${var.environment}"
  vpc_id = var.vpc_id
}

resource "aws_security_group" "b" {
  name   = "web-sg-${var.environment}"
  vpc_id = var.vpc_id
}
