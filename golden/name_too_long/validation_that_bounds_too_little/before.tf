variable "org" {
  type = string

  validation {
    condition     = can(regex("^[a-z]{2,20}$", var.org))
    error_message = "At most 20 letters."
  }
}

resource "aws_lb_target_group" "services" {
  name     = "target-group-${var.org}"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
