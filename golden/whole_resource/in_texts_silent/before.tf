variable "named" {
  type = bool
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

locals {
  # "${aws_vpc.main}-x"
  whole = "${aws_vpc.main}"
  tried = try("x-${aws_vpc.main}", "x")
  arm   = var.named ? "x-${aws_vpc.main}" : "x"
  each  = [for one in [] : "x-${aws_vpc.main}"]
  id    = "x-${aws_vpc.main.id}"
}

output "whole" {
  value = [local.whole, local.tried, local.arm, local.each, local.id]
}
