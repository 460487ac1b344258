resource "aws_vpc" "main" {
  cidr_block = "the office"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = "the balancer"

  default_action {
    type = "forward"
  }
}
