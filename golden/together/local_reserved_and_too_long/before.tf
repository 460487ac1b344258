locals {
  name = "internal-${var.project}-${var.customer_id}"
}

resource "aws_lb" "api" {
  name    = local.name
  subnets = var.subnets
}
