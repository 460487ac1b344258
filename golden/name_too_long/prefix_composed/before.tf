resource "aws_lb" "web" {
  name_prefix = "${var.customer_id}-"
  subnets     = var.subnets
}
