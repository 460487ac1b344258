resource "aws_lb" "api" {
  name    = "notification-service-pr-internal"
  subnets = var.subnets
}
