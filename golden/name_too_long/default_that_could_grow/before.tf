variable "org" {
  default = "development"
}

resource "aws_lb_target_group" "services" {
  name     = "target-group-of-${var.org}"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
