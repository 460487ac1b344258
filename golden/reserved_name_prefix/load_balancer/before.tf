resource "aws_lb" "api" {
  name     = "internal-api-${var.environment}"
  internal = true
  subnets  = var.subnets
}

resource "aws_alb" "admin" {
  name     = "internal-admin"
  internal = true
}

resource "aws_lb" "sg" {
  name = "sg-api"
}
