resource "aws_security_group" "web" {
  name   = "sg-büro-${var.environment}"
  vpc_id = var.vpc_id
}
