resource "aws_security_group" "web" {
  name   = title("sg-web")
  vpc_id = var.vpc_id
}
