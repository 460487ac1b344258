resource "aws_lb_target_group" "api" {
  count = 2

  name   = substr("${var.project}-${var.environment}-${count.index}", 0, 32)
  vpc_id = var.vpc_id
}
