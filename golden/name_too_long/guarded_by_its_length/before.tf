resource "aws_lb_target_group" "api" {
  name     = length("tg-${var.project}-${var.customer_id}") > 32 ? substr("tg-${var.project}-${var.customer_id}", 0, 32) : "tg-${var.project}-${var.customer_id}"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
