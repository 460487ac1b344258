resource "aws_security_group" "web" {
  name   = "web-public-sg"
  vpc_id = var.vpc_id
}
