variable "prefix" {
  default = "sg"
}

resource "aws_security_group" "web" {
  name   = "${var.prefix}-web"
  vpc_id = var.vpc_id
}
