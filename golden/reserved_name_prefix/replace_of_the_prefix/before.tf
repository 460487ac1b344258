resource "aws_security_group" "web" {
  name   = replace("sg-web", "sg-", "")
  vpc_id = var.vpc_id
}
