resource "aws_lb_target_group" "api" {
  name     = var.blue ? substr("${var.project}-${var.customer_id}-blue", 0, 32) : substr("${var.project}-${var.customer_id}-green", 0, 32)
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
