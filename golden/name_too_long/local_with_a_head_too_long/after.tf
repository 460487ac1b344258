locals {
  name = "notification-service-for-${substr(md5("production-${var.customer_id}"), 0, 6)}"
}

resource "aws_lb_target_group" "api" {
  name     = local.name
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
