data "aws_lb" "shared" {
  name = "${var.project}-${var.environment}-shared"
}

data "aws_lb_target_group" "shared" {
  name = "notification-service-production-blue"
}
