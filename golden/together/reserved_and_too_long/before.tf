resource "aws_lb" "api" {
  name    = "internal-${var.project}-${var.environment}"
  subnets = var.subnets
}
