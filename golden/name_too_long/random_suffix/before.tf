resource "random_id" "suffix" {
  byte_length = 4
}

resource "aws_lb_target_group" "services" {
  name     = "tg-web-${random_id.suffix.hex}"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = var.vpc_id
}
