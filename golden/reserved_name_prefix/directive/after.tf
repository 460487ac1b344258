resource "aws_security_group" "web" {
  name   = trimprefix("%{if var.public}sg-%{endif}web", "sg-")
  vpc_id = var.vpc_id
}
