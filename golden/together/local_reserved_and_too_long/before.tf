locals {
  name = "internal-${var.project}-${var.environment}"
}

resource "aws_lb" "api" {
  name    = local.name
  subnets = var.subnets
}
