resource "aws_lb" "web" {
  name_prefix = "public-${var.customer_id}-"
  subnets     = var.subnets
}
