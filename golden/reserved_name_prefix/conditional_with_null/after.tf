resource "aws_security_group" "web" {
  name   = var.generated ? null : "web-sg-${var.environment}"
  vpc_id = var.vpc_id
}
