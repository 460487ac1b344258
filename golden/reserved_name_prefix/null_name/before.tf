resource "aws_security_group" "web" {
  name   = null
  vpc_id = var.vpc_id
}
