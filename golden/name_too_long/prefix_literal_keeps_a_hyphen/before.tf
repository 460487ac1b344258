resource "aws_lb" "web" {
  name_prefix = "shops-public-"
  subnets     = var.subnets
}
