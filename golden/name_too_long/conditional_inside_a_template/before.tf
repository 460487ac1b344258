resource "aws_lb_target_group" "api" {
  name     = "${var.project}-${var.blue ? "${var.customer_id}-blue" : "x"}"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
