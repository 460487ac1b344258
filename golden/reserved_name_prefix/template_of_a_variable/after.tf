resource "aws_security_group" "web" {
  name   = "${var.environment}-sg"
  vpc_id = var.vpc_id
}
