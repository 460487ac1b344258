resource "aws_security_group" "web" {
  name   = format("sg-%s-%s", var.project, var.environment)
  vpc_id = var.vpc_id
}
