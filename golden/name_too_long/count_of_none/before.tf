resource "aws_lb_target_group" "services" {
  count = 0

  name     = "target-group-${var.project}-${var.org}"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
