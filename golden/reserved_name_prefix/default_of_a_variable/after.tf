variable "name" {
  default = "sg-web"
}

resource "aws_security_group" "web" {
  name   = try(trimprefix(var.name, "sg-"), null)
  vpc_id = var.vpc_id
}
