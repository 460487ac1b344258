resource "aws_lb_target_group" "api" {
  # the name, as finance knows it
  name     = substr("${var.project}-${var.customer_id}-api", 0, 32) # not over 32
  port     = 8080                                                   // as in the image
  protocol = "HTTP"                                                 # inside the VPC
  vpc_id   = var.vpc_id
}
