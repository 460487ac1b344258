resource "aws_security_group" "web" {
  name   = substr("sg-web", 0, 2)
  vpc_id = var.vpc_id
}
