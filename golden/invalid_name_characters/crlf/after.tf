resource "aws_lb" "web" {
  name    = "web-api"
  subnets = var.subnets
}
