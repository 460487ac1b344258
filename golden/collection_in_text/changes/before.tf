variable "zones" {
  type = list(string)
}

variable "team" {
  type = object({ name = string })
}

locals {
  ports = [80, 443]
}

resource "aws_subnet" "private" {
  count      = 2
  vpc_id     = "vpc-0a1b2c3d"
  cidr_block = "10.0.${count.index}.0/24"
}

data "aws_availability_zones" "all" {}

resource "aws_sqs_queue" "orders" {
  name = "orders-${var.zones}" # by zone

  tags = {
    Team  = "team ${var.team}"
    Ports = "${local.ports}, and no other"
    Nets  = "in ${aws_subnet.private[*].id}"
    Zones = <<-EOT
      ${ data.aws_availability_zones.all.names }
    EOT
  }
}
