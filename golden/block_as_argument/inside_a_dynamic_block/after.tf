resource "aws_lb_listener" "web" {
  load_balancer_arn = var.load_balancer
  port              = 80
  protocol          = "HTTP"

  dynamic "default_action" {
    for_each = ["443"]
    content {
      type = "redirect"
      redirect {
        port        = default_action.value
        protocol    = "HTTPS"
        status_code = "HTTP_301"
      }
    }
  }
}
