resource "aws_instance" "web" {
  ami           = var.ami
  instance_type = "t3.micro"
  tenancy       = "default"

  metadata_options {
    http_tokens   = "required"
    http_endpoint = "enabled"
  }

  root_block_device {
    volume_type = "gp3"
  }
}

resource "aws_route53_record" "web" {
  zone_id = var.zone
  name    = "web"
  type    = "A"
}
