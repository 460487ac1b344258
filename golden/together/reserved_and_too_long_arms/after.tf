resource "aws_lb" "api" {
  name    = var.public ? substr("${var.project}-internal-${var.customer_id}", 0, 32) : substr("${var.project}-admin-internal-${var.customer_id}", 0, 32)
  subnets = var.subnets
}
