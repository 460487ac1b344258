variable "name" {
  type    = string
  default = "my_name"
}

variable "other" {
  type = string
}

resource "aws_lb" "web" {
  name    = try(replace(var.name, "_", "-"), null)
  subnets = var.subnets
}

resource "aws_lb" "other" {
  name    = var.other
  subnets = var.subnets
}
