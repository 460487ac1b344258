variable "name" {
  type = string
}

locals {
  balancer = var.name
}

resource "aws_lb" "web" {
  name    = local.balancer
  subnets = var.subnets
}
