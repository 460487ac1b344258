resource "aws_security_group" "web" {
  name   = ("sg-web")
  vpc_id = var.vpc_id
}
