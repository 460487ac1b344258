resource "aws_lb" "api" {
  name    = substr("internal-${var.project}-${var.environment}", 0, 32)
  subnets = var.subnets
}
