resource "aws_lb_target_group" "api" {
  name     = var.blue ? "${var.project}-${var.environment}-blue" : "${var.project}-${var.environment}-green"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
