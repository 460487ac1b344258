resource "aws_security_group" "web" {
  for_each = { sg-web = 1 }

  name   = "${each.key}-${var.environment}"
  vpc_id = var.vpc_id
}
