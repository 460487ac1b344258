resource "aws_security_group" "web" {
  name   = upper("sg-web")
  vpc_id = var.vpc_id
}
