resource "aws_security_group" "web" {
  name   = coalesce(var.name, "sg-web-${var.environment}")
  vpc_id = var.vpc_id
}
