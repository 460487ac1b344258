variable "team" {
  default = "northern-line-signalling-maintenance"
}

resource "aws_lb" "blue" {
  name    = "${var.team}-blue"
  subnets = var.subnets
}

resource "aws_alb" "green" {
  name    = "${var.team}-green"
  subnets = var.subnets
}
