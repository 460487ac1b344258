variable "name" {
  type    = string
  default = "web"
}

resource "aws_security_group" "web" {
  name   = var.name
  vpc_id = var.vpc_id
}
