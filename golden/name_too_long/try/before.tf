resource "aws_lb_target_group" "api" {
  name     = try(var.names.api, "${var.project}-${var.customer_id}-tg")
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
