resource "aws_lb_target_group" "api" {
  name     = length("tg-${var.project}-${var.environment}") > 32 ? substr("tg-${var.project}-${var.environment}", 0, 32) : "tg-${var.project}-${var.environment}"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
