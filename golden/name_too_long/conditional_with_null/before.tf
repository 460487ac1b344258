resource "aws_lb_target_group" "api" {
  name     = var.generated ? null : "${var.project}-${var.customer_id}-api"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
