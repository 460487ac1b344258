resource "aws_acm_certificate" "site" {
  domain_name       = "shop.example"
  validation_method = "DNS"
}

resource "aws_route53_record" "validation" {
  zone_id = "Z0ABC"
  name    = aws_acm_certificate.site.domain_validation_options[0].resource_record_name
  type    = aws_acm_certificate.site.domain_validation_options[0].resource_record_type
  records = [aws_acm_certificate.site.domain_validation_options.0.resource_record_value]
  ttl     = 60
}

data "aws_ssoadmin_instances" "this" {}

resource "aws_ssoadmin_permission_set" "admin" {
  name         = "admin"
  instance_arn = data.aws_ssoadmin_instances.this.arn
}

data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
  }
}

resource "aws_iam_policy" "read" {
  policy = data.aws_iam_policy_document.read.policy
}
