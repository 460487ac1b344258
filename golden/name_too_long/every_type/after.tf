resource "aws_lb" "a" {
  name = length("${var.project}-${var.customer_id}-a") > 32 ? "${trim(substr("${var.project}-${var.customer_id}-a", 0, 25), "-")}-${substr(md5("${var.project}-${var.customer_id}-a"), 0, 6)}" : "${var.project}-${var.customer_id}-a"
}

resource "aws_alb" "b" {
  name = length("${var.project}-${var.customer_id}-b") > 32 ? "${trim(substr("${var.project}-${var.customer_id}-b", 0, 25), "-")}-${substr(md5("${var.project}-${var.customer_id}-b"), 0, 6)}" : "${var.project}-${var.customer_id}-b"
}

resource "aws_alb_target_group" "c" {
  name = substr("${var.project}-${var.customer_id}-c", 0, 32)
}

resource "aws_elb" "d" {
  name = substr("${var.project}-${var.customer_id}-d", 0, 32)
}

resource "aws_security_group" "e" {
  name = "${var.project}-${var.customer_id}-e"
}
