resource "aws_cloudwatch_dashboard" "main" {
  dashboard_name = "main"
  tags           = { Team = "web" }
  dashboard_body = "{}"
}

resource "aws_guardduty_publishing_destination" "main" {
  detector_id     = "1"
  destination_arn = "arn:aws:s3:::findings"
  kms_key_arn     = "arn:aws:kms:us-east-1:123456789012:key/main"
  tags            = { Team = "web" }
}
