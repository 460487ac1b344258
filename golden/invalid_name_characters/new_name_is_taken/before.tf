resource "aws_lb" "web" {
  name    = "web_api"
  subnets = var.subnets
}

resource "aws_lb" "other" {
  name    = "web-api"
  subnets = var.subnets
}
