resource "aws_lb_target_group" "api" {
  name     = trim(substr("tg-${var.project}-${var.environment}", 0, 32), "-")
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
