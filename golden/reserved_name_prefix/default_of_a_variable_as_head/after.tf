variable "prefix" {
  default = "sg"
}

resource "aws_security_group" "web" {
  name   = trimprefix("${var.prefix}-web", "sg-")
  vpc_id = var.vpc_id
}
