resource "aws_lb_target_group" "api" {
  name     = "notification\u002dservice-production-blue"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
