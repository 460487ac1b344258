resource "aws_alb_listener_rule" "web" {
  listener_arn = var.listener

  action {
    type = "redirect"

    redirect {
      status_code = "HTTP_301"
      protocol    = "QUIC"
    }
  }
}

resource "aws_lb" "web" {
  load_balancer_type = ""
  subnets            = var.subnets
}
