resource "aws_lb_listener" "web" {
  load_balancer_arn = var.load_balancer
  port              = 80
  protocol          = "http"

  default_action {
    type             = "forward"
    target_group_arn = var.target_group
  }
}

resource "aws_lb_target_group" "web" {
  port     = 80
  protocol = "http"
  vpc_id   = var.vpc_id

  health_check {
    protocol = "http"
  }
}
