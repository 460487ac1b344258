locals {
  group_name = "sg-web-${var.customer_id}"
}

resource "aws_security_group" "web" {
  name   = local.group_name
  vpc_id = var.vpc_id
}
