resource "aws_lb_target_group" "api" {
  name     = replace("${var.project}-${var.customer_id}-tg", "_", "-")
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
