resource "aws_lb" "web" {
  name_prefix = "public-"
  subnets     = var.subnets
}
