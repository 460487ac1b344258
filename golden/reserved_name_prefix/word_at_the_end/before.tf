resource "aws_security_group" "web" {
  name   = "sg-web-${var.environment}-sg"
  vpc_id = var.vpc_id
}
