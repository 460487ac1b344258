resource "aws_lb" "api" {
  name    = format("internal-%s-%s", var.project, var.environment)
  subnets = var.subnets
}
