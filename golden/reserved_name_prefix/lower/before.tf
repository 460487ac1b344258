resource "aws_security_group" "web" {
  name   = lower("SG-Web-${var.environment}")
  vpc_id = var.vpc_id
}
