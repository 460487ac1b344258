resource "aws_security_group" "web" {
  name   = format("%s-%s-%s", "sg", var.project, var.environment)
  vpc_id = var.vpc_id
}
