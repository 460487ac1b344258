resource "aws_route53_record" "www" {
  zone_id = "Z0123456789"
  name    = "www"
  type    = "CNAME"
  ttl     = 300
  records = ["example.com"]

  # who pays
  tags = merge(local.tags, {
    Name = "www"
  })
}

resource "aws_cloudwatch_dashboard" "main" {
  dashboard_name = "main"
  tags           = local.tags # all of them
  dashboard_body = "{}"
}

resource "aws_iam_role_policy_attachment" "main" {
  tags       = local.tags
  role       = "main"
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

resource "aws_lb_target_group_attachment" "main" {
  target_group_arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/main/1"
  target_id        = "10.0.0.1"

  tags {
    Name = "main"
  }
}

locals {
  tags = {
    Team = "web"
  }
}
