variable "org" {
  default = "development"
}

resource "aws_lb_target_group" "services" {
  name     = trim(substr("target-group-of-${var.org}", 0, 32), "-")
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
