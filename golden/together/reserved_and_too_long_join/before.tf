resource "aws_lb" "api" {
  name    = join("-", ["internal", var.project, var.environment])
  subnets = var.subnets
}
