resource "aws_lb" "web" {
  name    = var.internal ? "web_internal" : "web-public"
  subnets = var.subnets
}

resource "aws_lb" "api" {
  name    = var.name != null ? var.name : "api_default"
  subnets = var.subnets
}
