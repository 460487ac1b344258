resource "aws_lb_target_group" "api" {
  name     = substr("${var.project}-${var.blue ? "${var.customer_id}-blue" : "x"}", 0, 32)
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
