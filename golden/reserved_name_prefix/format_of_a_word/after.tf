resource "aws_security_group" "web" {
  name   = format("web-sg-%03d", count.index)
  vpc_id = var.vpc_id
}
