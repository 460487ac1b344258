variable "org" {
  type = string

  validation {
    condition     = length(var.org) <= 8
    error_message = "At most 8 characters."
  }
}

variable "color" {
  type = string

  validation {
    condition     = contains(["blue", "green"], var.color)
    error_message = "Blue or green."
  }
}

resource "aws_lb_target_group" "services" {
  name     = "target-group-${var.org}-${var.color}"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
