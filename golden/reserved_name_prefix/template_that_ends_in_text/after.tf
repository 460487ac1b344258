resource "aws_security_group" "web" {
  name   = "${var.project}-web-sg"
  vpc_id = var.vpc_id
}
