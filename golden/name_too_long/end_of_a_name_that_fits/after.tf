# the cut of the second is 32 characters long; the first is shorter, and stays as it is
resource "aws_lb_target_group" "api" {
  name     = "${var.project}-api"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}

resource "aws_lb_target_group" "web" {
  name     = substr("${var.project}-web-of-${var.customer_id}", 0, 32)
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
