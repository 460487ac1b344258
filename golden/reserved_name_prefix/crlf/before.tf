resource "aws_security_group" "web" {
  name   = "sg-web-${var.environment}"
  vpc_id = var.vpc_id
}
