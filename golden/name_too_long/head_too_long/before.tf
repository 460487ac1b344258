resource "aws_lb_target_group" "api" {
  name     = "notification-service-for-production-${var.customer_id}-${each.key}"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
