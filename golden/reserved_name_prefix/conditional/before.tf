resource "aws_security_group" "web" {
  name   = var.public ? "sg-public" : "private"
  vpc_id = var.vpc_id
}
