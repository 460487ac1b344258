resource "aws_lb_target_group" "api" { name = "${var.project}-${var.customer_id}-api" }
