resource "aws_security_group" "web" {
  name   = format("%s-%s-%s", var.project, "sg", var.environment)
  vpc_id = var.vpc_id
}
