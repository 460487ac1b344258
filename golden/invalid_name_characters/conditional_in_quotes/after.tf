variable "custom" {
  type    = string
  default = null
}

variable "prefix" {
  type    = string
  default = "shop"
}

resource "aws_lb" "web" {
  name    = "${var.custom != null ? var.custom : "${var.prefix}-web"}"
  subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
}
