resource "aws_lb" "api" {
  name    = substr(format("%s-internal-%s", var.project, var.customer_id), 0, 32)
  subnets = var.subnets
}
