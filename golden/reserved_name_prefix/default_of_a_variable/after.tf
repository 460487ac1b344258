variable "name" {
  default = "web-sg"
}

resource "aws_security_group" "web" {
  name   = var.name
  vpc_id = var.vpc_id
}
