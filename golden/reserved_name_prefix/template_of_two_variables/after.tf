resource "aws_security_group" "web" {
  name   = "${var.project}-sg-${var.environment}"
  vpc_id = var.vpc_id
}
