resource "aws_lb_target_group" "by_its_duration" {
  name     = "one"
  port     = 80
  protocol = var.protocol
  vpc_id   = "vpc-0123456789abcdef0"

  stickiness {
    enabled         = true
    cookie_duration = 3600
    type            = "lb_cookie"
  }
}

resource "aws_lb_target_group" "by_its_cookie" {
  name     = "two"
  port     = 80
  protocol = "HTTP"
  vpc_id   = "vpc-0123456789abcdef0"

  stickiness {
    cookie_name = "SESSION"
    type        = "app_cookie"
  }
}

resource "aws_lb_target_group" "by_the_protocol" {
  name     = "three"
  port     = 443
  protocol = "HTTPS"
  vpc_id   = "vpc-0123456789abcdef0"

  stickiness {
    enabled = true
    type    = "lb_cookie"
  }
}

# Not for a machine: it may be by the address.
resource "aws_lb_target_group" "not_told" {
  name     = "four"
  port     = 80
  protocol = var.protocol
  vpc_id   = "vpc-0123456789abcdef0"

  stickiness {
    enabled = true
  }
}

variable "protocol" {
  type = string
}
