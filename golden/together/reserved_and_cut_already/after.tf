resource "aws_lb" "api" {
  name    = substr("${var.project}-internal-${var.environment}", 0, 32)
  subnets = var.subnets
}
