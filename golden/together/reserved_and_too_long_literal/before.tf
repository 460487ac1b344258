resource "aws_lb" "api" {
  name    = "internal-notification-service-production"
  subnets = var.subnets
}
