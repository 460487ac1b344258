variable "port" {
  type = number
}

variable "shard" {
  type    = number
  default = 1
}

variable "name" {
  type = string
}

resource "aws_lb_target_group" "fits" {
  name = "signalling-${var.port}-${var.shard}"
}

resource "aws_lb_target_group" "long" {
  name = substr("${var.name}-signalling-${var.port}", 0, 32)
}
