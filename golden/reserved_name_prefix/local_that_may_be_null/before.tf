locals {
  name = var.generated ? null : "sg-web"
}

resource "aws_security_group" "web" {
  name   = local.name
  vpc_id = var.vpc_id
}
