resource "aws_lb_listener" "web" {
  load_balancer_arn = var.load_balancer
  default_action    = []
}
