data "aws_lb" "shared" {
  name = "${var.project}-${var.customer_id}-shared"
}

data "aws_lb_target_group" "shared" {
  name = "notification-service-production-blue"
}
