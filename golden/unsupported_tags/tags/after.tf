resource "aws_route53_record" "www" {
  zone_id = "Z0123456789"
  name    = "www"
  type    = "CNAME"
  ttl     = 300
  records = ["example.com"]

  # who pays
}

resource "aws_sns_topic_subscription" "main" {
  topic_arn = "arn:aws:sns:us-east-1:123456789012:main"
  # all of them
  protocol = "sqs"
  endpoint = "arn:aws:sqs:us-east-1:123456789012:main"
}

resource "aws_iam_group" "main" {
  name = "main"
}

resource "aws_iam_role_policy_attachment" "main" {
  role       = "main"
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

resource "aws_lb_target_group_attachment" "main" {
  target_group_arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/main/1"
  target_id        = "10.0.0.1"
}

locals {
  tags = {
    Team = "web"
  }
}
