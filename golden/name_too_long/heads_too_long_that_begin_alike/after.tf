resource "aws_lb_target_group" "blue" {
  name = "notification-service-for-${substr(md5("production-blue-${var.customer_id}"), 0, 6)}"
}

resource "aws_lb_target_group" "green" {
  name = "notification-service-for-${substr(md5("production-green-${var.customer_id}"), 0, 6)}"
}
