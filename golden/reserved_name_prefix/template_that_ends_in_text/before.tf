resource "aws_security_group" "web" {
  name   = "sg-${var.project}-web"
  vpc_id = var.vpc_id
}
