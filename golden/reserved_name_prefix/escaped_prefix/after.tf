resource "aws_security_group" "web" {
  name   = trimprefix("sg\u002dweb", "sg-")
  vpc_id = var.vpc_id
}
