variable "name" {
  type = string
}

variable "vpc_id" {
  type = string
}

variable "size" {
  type = number
}

resource "aws_security_group" "web" {
  name   = "${var.name}-${var.size}"
  vpc_id = var.vpc_id
}
