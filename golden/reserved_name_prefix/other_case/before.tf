resource "aws_security_group" "web" {
  name   = "SG-web"
  vpc_id = var.vpc_id
}
