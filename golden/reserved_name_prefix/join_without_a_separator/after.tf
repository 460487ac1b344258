resource "aws_security_group" "web" {
  name   = trimprefix(join("", ["sg-", var.environment]), "sg-")
  vpc_id = var.vpc_id
}
