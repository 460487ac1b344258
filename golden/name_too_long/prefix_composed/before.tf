resource "aws_lb" "web" {
  name_prefix = "${var.environment}-"
  subnets     = var.subnets
}
