resource "aws_lb_target_group" "blue" {
  name     = "tg-payment-notification-service"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}

resource "aws_lb_target_group" "services" {
  for_each = toset(["payment-notification-service"])

  name     = "tg-${each.key}-blue"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
