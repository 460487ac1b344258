resource "aws_security_group" "web" {
  name   = try(var.names.web, "sg-web")
  vpc_id = var.vpc_id
}
