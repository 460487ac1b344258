resource "aws_route53_record" "www" {
  zone_id = "Z0123456789ABCDEFGHIJ"
  name    = "www"
  type    = "CNAME"
  ttl     = 300
  records = ["example.com"]

  tags = {
    Name = "www" # cost centre 12
    /* the team
       that pays */
    Team = "web"
  } // until the audit

  lifecycle {
    ignore_changes = [ttl, tags, # never ours
    ]
  }
}

resource "aws_route53_record" "one_line" {
  zone_id = "Z0123456789ABCDEFGHIJ"
  name    = "api"
  type    = "CNAME"
  ttl     = 300
  records = ["example.com"]
  tags    = { Name = "api" } # cost centre 13

  lifecycle {
    ignore_changes = [
      ttl,
      # set by a policy
      tags, # of the organisation
    ]
  }
}
