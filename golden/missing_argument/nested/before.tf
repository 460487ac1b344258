resource "aws_lb_listener" "web" {
  load_balancer_arn = "arn"

  default_action {
    redirect {
      port = "443"
    }
  }
}

resource "aws_lb_listener_rule" "web" {
  listener_arn = "arn"

  dynamic "action" {
    for_each = var.actions
    content {
      target_group_arn = action.value
    }
  }

  dynamic "condition" {
    for_each = []
    content {
      http_header {}
    }
  }
}

resource "aws_security_group" "web" {
  # this one may be written as an argument, too
  ingress {
    from_port = 443
    to_port   = 443
    protocol  = "tcp"
  }

  egress {
    from_port = 0
    to_port   = 0
  }

  timeouts {}
}
