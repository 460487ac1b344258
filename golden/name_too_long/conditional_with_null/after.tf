resource "aws_lb_target_group" "api" {
  name     = var.generated ? null : substr("${var.project}-${var.customer_id}-api", 0, 32)
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
