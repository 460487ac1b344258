resource "aws_security_group" "web" {
  name   = var.generated ? null : "sg-web-${var.environment}"
  vpc_id = var.vpc_id
}
