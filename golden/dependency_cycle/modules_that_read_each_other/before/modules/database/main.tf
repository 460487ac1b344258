variable "name" {
  type = string
}

resource "aws_ssm_parameter" "host" {
  name  = "/${var.name}/host"
  type  = "String"
  value = "${var.name}.internal"
}

output "host" {
  value = aws_ssm_parameter.host.value
}
