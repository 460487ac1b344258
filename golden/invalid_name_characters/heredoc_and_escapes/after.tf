resource "aws_lb" "web" {
  name    = replace("web\u005fapi", "_", "-")
  subnets = var.subnets
}

resource "aws_lb" "crossed" {
  name    = replace(substr("web_${var.environment}", 0, 32), "_", "-")
  subnets = var.subnets
}
