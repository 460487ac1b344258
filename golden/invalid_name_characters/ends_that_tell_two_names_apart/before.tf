variable "team" {
  type = string
}

resource "aws_lb" "one" {
  name    = "${var.team}-web-"
  subnets = ["subnet-1", "subnet-2"]
}

resource "aws_lb" "other" {
  name    = "${var.team}-web"
  subnets = ["subnet-1", "subnet-2"]
}
