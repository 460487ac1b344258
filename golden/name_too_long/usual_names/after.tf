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
  name = substr("signalling-controls-${var.environment}", 0, 32)
}

resource "aws_lb_target_group" "far" {
  name = substr("signalling-${var.environment}-${var.region}", 0, 32)
}
