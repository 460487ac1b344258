resource "aws_lb_target_group" "blue" {
  name   = "notification-service-production-blue"
  vpc_id = var.vpc_id
}
