resource "aws_lb" "api" {
  name    = join("-", ["internal", var.project, var.customer_id])
  subnets = var.subnets
}
