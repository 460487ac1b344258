resource "aws_lb_target_group" "blue" {
  name   = "notification-service-prod-c83eab"
  vpc_id = var.vpc_id
}
