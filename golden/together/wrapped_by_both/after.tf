resource "aws_lb" "api" {
  name    = trimprefix(substr("${var.public ? "internal" : "edge"}-${var.project}-${var.customer_id}", 0, 32), "internal-")
  subnets = var.subnets
}
