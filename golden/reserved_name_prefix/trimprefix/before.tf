resource "aws_security_group" "web" {
  name   = trimprefix("sg-web", "sg-")
  vpc_id = var.vpc_id
}
