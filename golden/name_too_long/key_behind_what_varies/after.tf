resource "aws_lb_target_group" "services" {
  for_each = var.services

  name     = length("${var.project}-${var.customer_id}-${each.key}") > 32 ? "${trim(substr("${var.project}-${var.customer_id}-${each.key}", 0, 25), "-")}-${substr(md5("${var.project}-${var.customer_id}-${each.key}"), 0, 6)}" : "${var.project}-${var.customer_id}-${each.key}"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
