resource "aws_lb" "api" {
  name    = trimprefix(substr("${var.public ? "internal" : "edge"}-${var.project}-${var.environment}", 0, 32), "internal-")
  subnets = var.subnets
}
