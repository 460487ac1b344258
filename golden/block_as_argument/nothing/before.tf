resource "aws_instance" "web" {
  ami           = var.ami
  instance_type = "t3.micro"

  ebs_block_device  = []
  network_interface = null
}

resource "aws_cloudfront_origin_access_identity" "none" {}
