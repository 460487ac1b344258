resource "aws_security_group" "web" {
  name   = "web-sg-${var.customer_id}"
  vpc_id = var.vpc_id
}

resource "aws_lb" "web" {
  name            = substr("${var.project}-${var.customer_id}-web", 0, 32)
  security_groups = [aws_security_group.web.id]
  subnets         = var.subnet_ids
}
