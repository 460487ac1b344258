resource "aws_lb" "web" {
  name            = substr("${var.project}-${var.customer_id}-web", 0, 32) # public
  security_groups = [aws_security_group.web.id]                            # one is enough
  subnets         = var.subnets
}

resource "aws_security_group" "admin" {
  name   = "${var.customer_id}-sg"
  vpc_id = var.vpc_id
}
