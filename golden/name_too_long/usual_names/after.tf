# the name of an environment counts as 11 characters, that of a region as 14
variable "environment" {
  type = string
}

variable "region" {
  type = string
}

resource "aws_lb_target_group" "fits" {
  name = "signalling-departure-${var.environment}"
}

resource "aws_lb_target_group" "long" {
  name = substr("signalling-departures-${var.environment}", 0, 32)
}

resource "aws_lb_target_group" "far" {
  name = substr("signalling-${var.environment}-${var.region}", 0, 32)
}
