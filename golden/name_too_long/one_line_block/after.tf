resource "aws_lb_target_group" "api" { name = substr("${var.project}-${var.customer_id}-api", 0, 32) }
