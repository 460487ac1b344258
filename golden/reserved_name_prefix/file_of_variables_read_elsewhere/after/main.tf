variable "name" {
  type = string
}

resource "aws_security_group" "web" {
  name   = try(trimprefix(var.name, "sg-"), null)
  vpc_id = var.vpc_id
}

resource "aws_ssm_parameter" "group" {
  name  = "/web/group"
  type  = "String"
  value = var.name
}
