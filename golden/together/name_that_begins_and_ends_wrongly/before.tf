variable "team" {
  type = string
}

resource "aws_lb" "edge" {
  name    = lower("internal-${var.team}_x-")
  subnets = ["subnet-1", "subnet-2"]
}

resource "aws_lb" "back" {
  name    = "internal-${var.team}-back_"
  subnets = ["subnet-1", "subnet-2"]
}
