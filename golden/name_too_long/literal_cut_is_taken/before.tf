resource "aws_lb_target_group" "blue" {
  name   = "notification-service-production-blue"
  vpc_id = var.vpc_id
}

resource "aws_lb_target_group" "other" {
  name   = "notification-service-production"
  vpc_id = var.vpc_id
}
