resource "aws_security_group" "web" {
  name_prefix = "${var.environment}-sg-"
  vpc_id      = var.vpc_id
}
