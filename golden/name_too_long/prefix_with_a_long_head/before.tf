resource "aws_lb" "web" {
  name_prefix = "public-${var.environment}-"
  subnets     = var.subnets
}
