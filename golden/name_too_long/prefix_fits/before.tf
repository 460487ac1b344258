resource "aws_lb" "web" {
  name_prefix = "web-"
  subnets     = var.subnets
}
