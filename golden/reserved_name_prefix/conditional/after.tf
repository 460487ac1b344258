resource "aws_security_group" "web" {
  name   = var.public ? "public-sg" : "private"
  vpc_id = var.vpc_id
}
