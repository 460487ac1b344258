resource "aws_lb_target_group" "api" {
  name     = "notification-service-for-${substr(md5("production-${var.customer_id}-${each.key}"), 0, 6)}"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
