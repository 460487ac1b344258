resource "aws_security_group" "web" {
  name   = "sg\u002dweb"
  vpc_id = var.vpc_id
}
