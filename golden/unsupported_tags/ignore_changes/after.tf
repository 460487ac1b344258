resource "aws_route53_record" "both" {
  zone_id = "Z0123456789"
  name    = "www"
  type    = "CNAME"
  ttl     = 300
  records = ["example.com"]

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_record" "alone" {
  zone_id = "Z0123456789"
  name    = "mail"
  type    = "CNAME"
  ttl     = 300
  records = ["example.com"]

  lifecycle {
    ignore_changes = [
      ttl,
    ]
  }
}
