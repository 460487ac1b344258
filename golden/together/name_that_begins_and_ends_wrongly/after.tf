variable "team" {
  type = string
}

resource "aws_lb" "edge" {
  name    = trim(replace(lower("${var.team}_x-internal-"), "_", "-"), "-")
  subnets = ["subnet-1", "subnet-2"]
}

resource "aws_lb" "back" {
  name    = "${var.team}-back-internal"
  subnets = ["subnet-1", "subnet-2"]
}
