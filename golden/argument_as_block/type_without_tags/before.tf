resource "aws_route53_record" "web" {
  zone_id = var.zone
  name    = "web"
  type    = "A"
  ttl     = 60
  records = ["10.0.0.1"]

  tags {
    Name = "web"
  }
}
