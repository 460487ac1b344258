resource "aws_lb_target_group" "api" {
  name = (
    var.blue                                # first half
    ? "${var.project}-${var.customer_id}-b" # of the pair
    : "blue-${var.project}"
  )
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
