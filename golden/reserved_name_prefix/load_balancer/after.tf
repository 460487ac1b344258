resource "aws_lb" "api" {
  name     = "api-internal-${var.environment}"
  internal = true
  subnets  = var.subnets
}

resource "aws_alb" "admin" {
  name     = "admin-internal"
  internal = true
}

resource "aws_lb" "sg" {
  name = "sg-api"
}
