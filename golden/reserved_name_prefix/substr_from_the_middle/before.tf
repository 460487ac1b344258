resource "aws_security_group" "web" {
  name   = substr("sg-web", 3, 10)
  vpc_id = var.vpc_id
}
