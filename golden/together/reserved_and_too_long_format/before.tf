resource "aws_lb" "api" {
  name    = format("internal-%s-%s", var.project, var.customer_id)
  subnets = var.subnets
}
