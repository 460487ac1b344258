resource "aws_security_group" "web" {
  name   = "sg_web"
  vpc_id = var.vpc_id
}
