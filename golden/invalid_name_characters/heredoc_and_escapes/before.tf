resource "aws_lb" "web" {
  name    = "web\u005fapi"
  subnets = var.subnets
}

resource "aws_lb" "crossed" {
  name    = substr("web_${var.environment}", 0, 32)
  subnets = var.subnets
}
