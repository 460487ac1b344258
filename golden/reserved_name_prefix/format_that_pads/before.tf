resource "aws_security_group" "web" {
  name   = format("%5s-%s", "sg", var.environment)
  vpc_id = var.vpc_id
}
