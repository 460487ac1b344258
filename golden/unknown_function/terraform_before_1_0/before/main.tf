terraform {
  required_version = "~> 0.12.31"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
  tags       = merge(var.tags, map("Name", "main"))
}

variable "tags" {
  type    = "map"
  default = {}
}
