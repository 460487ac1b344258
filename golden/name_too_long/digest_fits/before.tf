resource "aws_lb_target_group" "api" {
  name     = "tg-${substr(md5("${var.project}-${var.customer_id}"), 0, 8)}"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
