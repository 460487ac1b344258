resource "aws_lb" "web" {
  name_prefix = substr("${var.customer_id}-", 0, 6)
  subnets     = var.subnets
}
