resource "aws_security_group" "web" {
  name   = substr("web-sg-${var.environment}", 0, 255)
  vpc_id = var.vpc_id
}
