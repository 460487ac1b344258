variable "name" {
  type    = string
  default = "my-name"
}

variable "other" {
  type = string
}

resource "aws_lb" "web" {
  name    = var.name
  subnets = var.subnets
}

resource "aws_lb" "other" {
  name    = var.other
  subnets = var.subnets
}
