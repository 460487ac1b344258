resource "aws_security_group" "web" {
  name_prefix = "sg-web-"
  vpc_id      = var.vpc_id
}
