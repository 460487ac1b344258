resource "aws_lb_target_group" "services" {
  for_each = var.services

  name     = "${var.project}-${var.customer_id}-${each.key}"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
