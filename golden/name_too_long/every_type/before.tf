resource "aws_lb" "a" {
  name = "${var.project}-${var.environment}-a"
}

resource "aws_alb" "b" {
  name = "${var.project}-${var.environment}-b"
}

resource "aws_alb_target_group" "c" {
  name = "${var.project}-${var.environment}-c"
}

resource "aws_elb" "d" {
  name = "${var.project}-${var.environment}-d"
}

resource "aws_security_group" "e" {
  name = "${var.project}-${var.environment}-e"
}
