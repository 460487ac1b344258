resource "aws_lb" "api" {
  name    = substr("${var.project}-internal-${var.customer_id}", 0, 32)
  subnets = var.subnets
}
