resource "aws_lb" "web" {
  name_prefix = var.prefix
  subnets     = var.subnets
}
