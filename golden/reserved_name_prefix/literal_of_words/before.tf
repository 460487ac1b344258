resource "aws_security_group" "web" {
  name   = "sg-web-public"
  vpc_id = var.vpc_id
}
