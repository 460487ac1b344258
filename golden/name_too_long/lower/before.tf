resource "aws_lb_target_group" "api" {
  name     = lower("${var.project}-${var.customer_id}-API")
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
