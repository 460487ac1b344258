resource "aws_route53_record" "blue" {
  zone_id        = "Z0123456789"
  name           = "www"
  type           = "CNAME"
  ttl            = 60
  records        = ["blue.example.com"]
  set_identifier = "blue"

  lifecycle {
    ignore_changes = [weighted_routing_policy]
  }

  weighted_routing_policy {
    weight = var.share # of 100
  }
}

variable "share" {
  type = number
}
