resource "aws_lb_target_group" "api" {
  name     = "${substr(var.project, 0, 32)}-tg"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
