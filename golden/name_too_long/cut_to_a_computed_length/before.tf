variable "cluster" {
  type = string
}

variable "instance" {
  type = string
}

variable "suffix" {
  type = string
}

locals {
  head      = "${var.cluster}-${replace(var.instance, "_", "-")}"
  room      = 63 - length(local.head) - length(var.suffix) - 2
  different = substr(uuid(), 0, local.room)
}

resource "aws_lb_target_group" "blue" {
  name_prefix = "b-${substr(var.cluster, 0, min(4, length(var.cluster)))}"
  port        = 8080
  protocol    = "HTTP"
  vpc_id      = "vpc-0123456789abcdef0"
}

resource "aws_s3_bucket" "output" {
  bucket = "${local.head}-${local.different}-${var.suffix}"
}
