resource "aws_lb_target_group" "blue" {
  name   = "notification-service-production-blue"
  vpc_id = var.vpc_id
}

resource "aws_lb_target_group" "green" {
  name   = "notification-service-production-green"
  vpc_id = var.vpc_id
}
