resource "aws_lb" "api" {
  name    = "${var.public ? "internal" : "edge"}-${var.project}-${var.environment}"
  subnets = var.subnets
}
