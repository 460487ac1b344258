resource "aws_lb_target_group" "api" {
  name     = substr("${substr(var.project, 0, 32)}-tg", 0, 32)
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
