variable "zones" {
  type = list(string)
}

variable "anything" {}

variable "team" {
  type = object({ name = string })
}

resource "aws_subnet" "private" {
  count      = 2
  vpc_id     = "vpc-0a1b2c3d"
  cidr_block = "10.0.${count.index}.0/24"
}

# "orders-${var.zones}"
resource "aws_sqs_queue" "orders" {
  name = "orders-${var.zones[0]}-${var.team.name}"

  tags = {
    Any     = "a ${var.anything}"
    Escaped = "a $${var.zones}"
    Joined  = "a ${join(",", var.zones)}"
    Tried   = try("a ${var.zones}", "none")
    One     = "a ${aws_subnet.private[0].id} ${aws_subnet.private[*].id[1]}"
  }
}

output "whole" {
  value = "${var.zones}"
}
