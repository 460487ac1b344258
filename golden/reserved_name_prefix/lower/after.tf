resource "aws_security_group" "web" {
  name   = lower("Web-SG-${var.environment}")
  vpc_id = var.vpc_id
}
