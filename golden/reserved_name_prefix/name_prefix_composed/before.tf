resource "aws_security_group" "web" {
  name_prefix = "sg-${var.environment}-"
  vpc_id      = var.vpc_id
}
