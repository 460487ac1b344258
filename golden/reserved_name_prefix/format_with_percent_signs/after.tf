resource "aws_security_group" "web" {
  name   = format("%%s-sg-%s", var.project)
  vpc_id = var.vpc_id
}
