resource "aws_lb" "api" {
  name    = substr(format("%s-internal-%s", var.project, var.environment), 0, 32)
  subnets = var.subnets
}
