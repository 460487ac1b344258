resource "aws_security_group" "web" {
  for_each = { web = "s" }

  name   = "${each.value}g-${var.environment}"
  vpc_id = var.vpc_id
}
