resource "aws_lb_target_group" "api" {
  count = 2

  name   = length("${var.project}-${var.customer_id}-${count.index}") > 32 ? "${trim(substr("${var.project}-${var.customer_id}-${count.index}", 0, 25), "-")}-${substr(md5("${var.project}-${var.customer_id}-${count.index}"), 0, 6)}" : "${var.project}-${var.customer_id}-${count.index}"
  vpc_id = var.vpc_id
}
