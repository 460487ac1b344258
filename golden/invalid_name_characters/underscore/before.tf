resource "aws_lb" "web" {
  name    = "web_api_${var.environment}" # composed
  subnets = var.subnets
}

resource "aws_lb_target_group" "web" {
  name     = "web_api"
  port     = 80
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
