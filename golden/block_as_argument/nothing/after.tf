resource "aws_instance" "web" {
  ami           = var.ami
  instance_type = "t3.micro"
}

resource "aws_cloudfront_origin_access_identity" "none" {}

resource "aws_lb_listener" "web" {
  load_balancer_arn = var.load_balancer
  default_action    = []
}
