locals {
  group_name = "web-sg-${var.customer_id}"
}

resource "aws_security_group" "web" {
  name   = local.group_name
  vpc_id = var.vpc_id
}
