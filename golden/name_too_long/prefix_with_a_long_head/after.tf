resource "aws_lb" "web" {
  name_prefix = substr("public-${var.environment}-", 0, 6)
  subnets     = var.subnets
}
