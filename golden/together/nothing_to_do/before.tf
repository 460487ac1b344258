resource "aws_security_group" "web" {
  name   = "web-sg-${var.environment}"
  vpc_id = var.vpc_id
}

resource "aws_lb" "web" {
  name            = substr("${var.project}-${var.environment}-web", 0, 32)
  security_groups = [aws_security_group.web.id]
  subnets         = var.subnet_ids
}
