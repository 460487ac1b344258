resource "aws_lb_target_group" "blue" {
  name   = "notification-service-prod-c83eab"
  vpc_id = var.vpc_id
}

resource "aws_lb_target_group" "green" {
  name   = "notification-service-prod-3a02e5"
  vpc_id = var.vpc_id
}
