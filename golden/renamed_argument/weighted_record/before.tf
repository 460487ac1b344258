resource "aws_route53_record" "blue" {
  zone_id        = "Z0123456789"
  name           = "www"
  type           = "CNAME"
  ttl            = 60
  records        = ["blue.example.com"]
  set_identifier = "blue"
  weight         = var.share # of 100

  lifecycle {
    ignore_changes = [weight]
  }
}

variable "share" {
  type = number
}
