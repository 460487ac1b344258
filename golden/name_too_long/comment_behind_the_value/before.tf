resource "aws_lb_target_group" "api" {
  # the name, as finance knows it
  name     = "${var.project}-${var.customer_id}-api" # not over 32
  port     = 8080                                    // as in the image
  protocol = "HTTP"                                  # inside the VPC
  vpc_id   = var.vpc_id
}
