variable "team" {
  default = "northern-line-signalling-maintenance"
}

resource "aws_lb" "blue" {
  name    = length("${var.team}-blue") > 32 ? "${trim(substr("${var.team}-blue", 0, 25), "-")}-${substr(md5("${var.team}-blue"), 0, 6)}" : "${var.team}-blue"
  subnets = var.subnets
}

resource "aws_alb" "green" {
  name    = length("${var.team}-green") > 32 ? "${trim(substr("${var.team}-green", 0, 25), "-")}-${substr(md5("${var.team}-green"), 0, 6)}" : "${var.team}-green"
  subnets = var.subnets
}
