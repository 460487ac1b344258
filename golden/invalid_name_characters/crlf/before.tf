resource "aws_lb" "web" {
  name    = "web_api"
  subnets = var.subnets
}
