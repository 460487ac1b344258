resource "aws_security_group" "web" {
  name   = "sg-SG-web"
  vpc_id = var.vpc_id
}
