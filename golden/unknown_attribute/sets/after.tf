resource "aws_acm_certificate" "site" {
  domain_name       = "shop.example"
  validation_method = "DNS"
}

resource "aws_route53_record" "validation" {
  zone_id = "Z0ABC"
  name    = tolist(aws_acm_certificate.site.domain_validation_options)[0].resource_record_name
  type    = tolist(aws_acm_certificate.site.domain_validation_options)[0].resource_record_type
  records = [tolist(aws_acm_certificate.site.domain_validation_options).0.resource_record_value]
  ttl     = 60
}

data "aws_ssoadmin_instances" "this" {}

resource "aws_ssoadmin_permission_set" "admin" {
  name         = "admin"
  instance_arn = tolist(data.aws_ssoadmin_instances.this.arns)[0]
}

data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
  }
}

resource "aws_iam_policy" "read" {
  policy = data.aws_iam_policy_document.read.json
}
