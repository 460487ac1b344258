resource "aws_lb" "a" {
  name = substr("${var.project}-${var.environment}-a", 0, 32)
}

resource "aws_alb" "b" {
  name = substr("${var.project}-${var.environment}-b", 0, 32)
}

resource "aws_alb_target_group" "c" {
  name = substr("${var.project}-${var.environment}-c", 0, 32)
}

resource "aws_elb" "d" {
  name = substr("${var.project}-${var.environment}-d", 0, 32)
}

resource "aws_security_group" "e" {
  name = "${var.project}-${var.environment}-e"
}
