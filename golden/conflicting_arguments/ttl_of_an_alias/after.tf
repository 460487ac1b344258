resource "aws_route53_record" "shop" {
  zone_id = "Z0123456789ABCDEFGHIJ"
  name    = "shop"
  type    = "A"
  # seconds

  alias {
    name                   = "web.example.com"
    zone_id                = "Z0123456789ABCDEFGHIJ"
    evaluate_target_health = true
  }
}
