resource "aws_security_group" "web" {
  name   = "sgweb"
  vpc_id = var.vpc_id
}
