resource "aws_lb_target_group" "api" {
  name = (
    var.blue                                               # first half
    ? substr("${var.project}-${var.customer_id}-b", 0, 32) # of the pair
    : "blue-${var.project}"
  )
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
