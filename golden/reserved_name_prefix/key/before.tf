resource "aws_security_group" "web" {
  for_each = toset(["api", "sg-web"])

  name   = each.key
  vpc_id = var.vpc_id
}
