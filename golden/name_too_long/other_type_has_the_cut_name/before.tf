resource "aws_lb" "api" {
  name    = "notification-service-production"
  subnets = var.subnets
}

resource "aws_lb_target_group" "api" {
  name     = "notification-service-production-blue"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
