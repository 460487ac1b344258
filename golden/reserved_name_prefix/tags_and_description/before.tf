resource "aws_security_group" "web" {
  name        = "web"
  description = "sg-web"

  tags = {
    Name   = "sg-web-${var.environment}"
    "name" = "sg-web"
  }
}
