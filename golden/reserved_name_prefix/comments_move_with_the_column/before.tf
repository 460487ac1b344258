locals {
  name = "sg-web-${var.environment}"
}

resource "aws_security_group" "web" {
  name   = local.name # as in the diagram
  vpc_id = var.vpc_id # the only one
}

output "name" {
  value = local.name
}
