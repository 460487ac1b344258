resource "aws_security_group" "web" {
  name   = "sg"
  vpc_id = var.vpc_id
}
