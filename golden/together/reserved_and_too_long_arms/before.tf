resource "aws_lb" "api" {
  name    = var.public ? "internal-${var.project}-${var.environment}" : "internal-${var.project}-admin-${var.environment}"
  subnets = var.subnets
}
