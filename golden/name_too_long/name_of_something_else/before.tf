resource "aws_lb_target_group" "api" {
  name = "tg-${var.customer_id}"

  dynamic "stickiness" {
    for_each = var.stickiness
    content {
      type        = "app_cookie"
      cookie_name = "${var.project}-${var.customer_id}-${stickiness.key}"
    }
  }

  tags = {
    Name   = "${var.project}-${var.customer_id}-api"
    "name" = "${var.project}-${var.customer_id}-api"
    name : "${var.project}-${var.customer_id}-api"
  }
}
