resource "aws_lb" "web" {
  name_prefix = "shops-"
  subnets     = var.subnets
}
