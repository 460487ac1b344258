resource "aws_security_group" "web" {
  name   = "web-sg"
  vpc_id = var.vpc_id
}
