resource "aws_lb" "api" {
  name    = substr("internal-${var.project}-${var.customer_id}", 0, 32)
  subnets = var.subnets
}
