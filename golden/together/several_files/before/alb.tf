resource "aws_lb" "web" {
  name            = "${var.project}-${var.customer_id}-web" # public
  security_groups = [aws_security_group.web.id]             # one is enough
  subnets         = var.subnets
}

resource "aws_security_group" "admin" {
  name   = "sg-${var.customer_id}"
  vpc_id = var.vpc_id
}
