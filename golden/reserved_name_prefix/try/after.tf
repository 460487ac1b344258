resource "aws_security_group" "web" {
  name   = try(var.names.web, "web-sg")
  vpc_id = var.vpc_id
}
