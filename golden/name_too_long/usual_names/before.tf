# the name of an environment counts as 13 characters, that of a region as 15
variable "environment" {
  type = string
}

variable "region" {
  type = string
}

resource "aws_lb_target_group" "fits" {
  name = "signalling-control-${var.environment}"
}

resource "aws_lb_target_group" "long" {
  name = "signalling-controls-${var.environment}"
}

resource "aws_lb_target_group" "far" {
  name = "signalling-${var.environment}-${var.region}"
}
