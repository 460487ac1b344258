resource "aws_lb" "web" {
  name    = var.internal ? "web-internal" : "web-public"
  subnets = var.subnets
}

resource "aws_lb" "api" {
  name    = var.name != null ? var.name : "api-default"
  subnets = var.subnets
}
