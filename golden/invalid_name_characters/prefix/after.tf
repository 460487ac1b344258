resource "aws_lb_target_group" "web" {
  name_prefix = "w-b-"
  port        = 80
  protocol    = "HTTP"
  vpc_id      = var.vpc_id
}
