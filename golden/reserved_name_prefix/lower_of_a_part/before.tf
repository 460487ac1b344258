resource "aws_security_group" "web" {
  name   = "${lower("SG")}_web"
  vpc_id = var.vpc_id
}
