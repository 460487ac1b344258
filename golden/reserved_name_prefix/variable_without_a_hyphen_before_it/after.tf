resource "aws_security_group" "web" {
  name   = "web${var.environment}-sg"
  vpc_id = var.vpc_id
}
