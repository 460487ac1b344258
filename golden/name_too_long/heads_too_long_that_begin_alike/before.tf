resource "aws_lb_target_group" "blue" {
  name = "notification-service-for-production-blue-${var.customer_id}"
}

resource "aws_lb_target_group" "green" {
  name = "notification-service-for-production-green-${var.customer_id}"
}
