resource "aws_lb_target_group" "api" {
  count = 2

  name   = "${var.project}-${var.customer_id}-${count.index}"
  vpc_id = var.vpc_id
}
