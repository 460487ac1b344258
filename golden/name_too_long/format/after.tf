resource "aws_lb_target_group" "api" {
  name     = substr(format("%s-%s-tg", var.project, var.customer_id), 0, 32)
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
