resource "aws_lb" "api" {
  name    = var.public ? "internal-${var.project}-${var.customer_id}" : "internal-${var.project}-admin-${var.customer_id}"
  subnets = var.subnets
}
