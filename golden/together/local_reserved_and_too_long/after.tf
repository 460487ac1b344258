locals {
  name = "${var.project}-internal-${var.customer_id}"
}

resource "aws_lb" "api" {
  name    = substr(local.name, 0, 32)
  subnets = var.subnets
}
