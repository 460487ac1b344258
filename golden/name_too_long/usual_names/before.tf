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
  name = "signalling-departures-${var.environment}"
}

resource "aws_lb_target_group" "far" {
  name = "signalling-${var.environment}-${var.region}"
}
