resource "aws_security_group" "web" {
  name   = "büro-sg-${var.environment}"
  vpc_id = var.vpc_id
}
