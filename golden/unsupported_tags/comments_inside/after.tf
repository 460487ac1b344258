resource "aws_route53_record" "www" {
  zone_id = "Z0123456789ABCDEFGHIJ"
  name    = "www"
  type    = "CNAME"
  ttl     = 300
  records = ["example.com"]

  # cost centre 12
  /* the team
       that pays */
  // until the audit

  lifecycle {
    ignore_changes = [ttl, # never ours
    ]
  }
}

resource "aws_route53_record" "one_line" {
  zone_id = "Z0123456789ABCDEFGHIJ"
  name    = "api"
  type    = "CNAME"
  ttl     = 300
  records = ["example.com"]
  # cost centre 13

  lifecycle {
    ignore_changes = [
      ttl,
      # set by a policy
      # of the organisation
    ]
  }
}
