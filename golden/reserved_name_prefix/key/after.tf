resource "aws_security_group" "web" {
  for_each = toset(["api", "sg-web"])

  name   = trimprefix(each.key, "sg-")
  vpc_id = var.vpc_id
}
