resource "aws_lb_target_group" "api" {
  name     = "${var.custom != "" ? var.custom : "${var.prefix}-storefront-checkout"}"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
