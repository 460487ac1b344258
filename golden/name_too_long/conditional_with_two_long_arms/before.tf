resource "aws_lb_target_group" "api" {
  name     = var.blue ? "${var.project}-${var.customer_id}-blue" : "${var.project}-${var.customer_id}-green"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
