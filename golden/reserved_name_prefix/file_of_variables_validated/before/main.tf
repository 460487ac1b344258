variable "name" {
  type = string

  validation {
    condition     = startswith(var.name, "sg-")
    error_message = "Names of groups begin with sg-."
  }
}

resource "aws_security_group" "web" {
  name   = var.name
  vpc_id = var.vpc_id
}
