resource "aws_lb" "api" {
  name    = "internal-${var.project}-${var.customer_id}"
  subnets = var.subnets
}
