resource "aws_lb" "web" {
  name_prefix = substr("${var.environment}-", 0, 6)
  subnets     = var.subnets
}
