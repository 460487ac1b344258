resource "aws_lb" "api" {
  name    = substr("internal-${var.project}-${var.environment}", 0, 64)
  subnets = var.subnets
}
