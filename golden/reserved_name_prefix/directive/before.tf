resource "aws_security_group" "web" {
  name   = "%{if var.public}sg-%{endif}web"
  vpc_id = var.vpc_id
}
