resource "aws_route53_record" "shop" {
  zone_id = "Z0123456789ABCDEFGHIJ"
  name    = "shop"
  type    = "A"
  ttl     = 300 # seconds

  alias {
    name                   = "web.example.com"
    zone_id                = "Z0123456789ABCDEFGHIJ"
    evaluate_target_health = true
  }
}

resource "aws_lb" "web" {
  name    = "web"
  subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
}

# What the alias is of is not known, but a ttl without records is refused anyhow.
resource "aws_route53_record" "web" {
  zone_id = "Z0123456789ABCDEFGHIJ"
  name    = "web"
  type    = "A"
  ttl     = 300

  alias {
    name                   = aws_lb.web.dns_name
    zone_id                = aws_lb.web.zone_id
    evaluate_target_health = true
  }
}
