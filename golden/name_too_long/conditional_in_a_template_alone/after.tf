resource "aws_lb_target_group" "api" {
  name     = "${var.custom != "" ? var.custom : substr("${var.prefix}-storefront-checkout", 0, 32)}"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
