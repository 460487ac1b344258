resource "aws_security_group" "web" {
  for_each = { sg-web = 1 }

  name   = trimprefix("${each.key}-${var.environment}", "sg-")
  vpc_id = var.vpc_id
}
