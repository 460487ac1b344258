resource "aws_lb_target_group" "api" {
  name     = var.blue ? substr("${var.project}-${var.environment}-blue", 0, 32) : substr("${var.project}-${var.environment}-green", 0, 32)
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
