resource "aws_security_group" "web" {
  name   = coalesce(var.name, "web-sg-${var.environment}")
  vpc_id = var.vpc_id
}
