resource "aws_lb" "a" {
  name = "${var.project}-${var.customer_id}-a"
}

resource "aws_alb" "b" {
  name = "${var.project}-${var.customer_id}-b"
}

resource "aws_alb_target_group" "c" {
  name = "${var.project}-${var.customer_id}-c"
}

resource "aws_elb" "d" {
  name = "${var.project}-${var.customer_id}-d"
}

resource "aws_security_group" "e" {
  name = "${var.project}-${var.customer_id}-e"
}
