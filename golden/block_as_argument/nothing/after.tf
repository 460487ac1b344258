resource "aws_instance" "web" {
  ami           = var.ami
  instance_type = "t3.micro"
}

resource "aws_cloudfront_origin_access_identity" "none" {}
