resource "aws_lb" "api" {
  name    = substr("internal-${var.project}-${var.customer_id}", 0, 64)
  subnets = var.subnets
}
