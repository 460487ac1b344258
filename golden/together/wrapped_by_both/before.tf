resource "aws_lb" "api" {
  name    = "${var.public ? "internal" : "edge"}-${var.project}-${var.customer_id}"
  subnets = var.subnets
}
