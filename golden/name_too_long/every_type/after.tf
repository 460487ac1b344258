resource "aws_lb" "a" {
  name = length("${var.project}-${var.environment}-a") > 32 ? "${trim(substr("${var.project}-${var.environment}-a", 0, 25), "-")}-${substr(md5("${var.project}-${var.environment}-a"), 0, 6)}" : "${var.project}-${var.environment}-a"
}

resource "aws_alb" "b" {
  name = length("${var.project}-${var.environment}-b") > 32 ? "${trim(substr("${var.project}-${var.environment}-b", 0, 25), "-")}-${substr(md5("${var.project}-${var.environment}-b"), 0, 6)}" : "${var.project}-${var.environment}-b"
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
