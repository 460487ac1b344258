resource "aws_lb_target_group" "services" {
  name     = "tg-${var.project}-${var.org}"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
