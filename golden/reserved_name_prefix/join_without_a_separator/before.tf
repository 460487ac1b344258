resource "aws_security_group" "web" {
  name   = join("", ["sg-", var.environment])
  vpc_id = var.vpc_id
}
