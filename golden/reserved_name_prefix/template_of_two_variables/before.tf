resource "aws_security_group" "web" {
  name   = "sg-${var.project}-${var.environment}"
  vpc_id = var.vpc_id
}
