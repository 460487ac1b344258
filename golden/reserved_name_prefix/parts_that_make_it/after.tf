resource "aws_security_group" "web" {
  for_each = { web = "s" }

  name   = trimprefix("${each.value}g-${var.environment}", "sg-")
  vpc_id = var.vpc_id
}
