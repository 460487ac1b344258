# values whose type is told only with what stands beside them, or far from them

resource "aws_security_group" "web" {
  name = "web"
}

resource "aws_subnet" "many" {
  count      = 2
  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = "10.0.${count.index}.0/24"
}

variable "ids" {
  type = list(string)
}

locals {
  web  = aws_security_group.web.id // the one
  nets = aws_subnet.many.*.id
  lists = [
    aws_subnet.many[*].id,
  ]
}

resource "aws_lb" "a" {
  name            = "a"
  security_groups = [aws_security_group.web.id] # the one
  subnets         = var.ids
}

resource "aws_lb" "b" {
  name            = "b"
  security_groups = [local.web]
  subnets = aws_subnet.many[*].id
}

resource "aws_lb" "c" {
  name    = "c"
  subnets = local.lists
}

resource "aws_subnet" "a" {
  vpc_id     = "${var.ids}"
  cidr_block = "10.1.0.0/16"
}

resource "aws_subnet" "b" {
  vpc_id     = var.ids # all of them
  cidr_block = "10.2.0.0/16"
}

resource "aws_subnet" "c" {
  vpc_id     = "${["vpc-0123456789abcdef0"]}"
  cidr_block = "10.3.0.0/16"
}

resource "aws_subnet" "d" {
  vpc_id     = local.nets
  cidr_block = "10.4.0.0/16"
}

data "aws_vpc" "of_one_line" { id = var.ids }

# these are fine
resource "aws_subnet" "e" {
  vpc_id     = "${var.ids[0]}"
  cidr_block = "10.5.0.0/16" # "${var.ids}"
}

resource "aws_lb" "d" {
  name            = "d-${var.ids[0]}"
  security_groups = ["${aws_security_group.web.id}"] // one
  subnets         = "${var.ids}"
}
