resource "aws_lb_target_group" "api" {
  name = "tg-${var.environment}"

  dynamic "stickiness" {
    for_each = var.stickiness
    content {
      type        = "app_cookie"
      cookie_name = "${var.project}-${var.environment}-${stickiness.key}"
    }
  }

  tags = {
    Name   = "${var.project}-${var.environment}-api"
    "name" = "${var.project}-${var.environment}-api"
    name : "${var.project}-${var.environment}-api"
  }
}
