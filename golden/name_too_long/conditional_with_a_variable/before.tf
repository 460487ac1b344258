resource "aws_lb_target_group" "api" {
  name     = var.name != "" ? var.name : "${var.project}-${var.customer_id}-api"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
