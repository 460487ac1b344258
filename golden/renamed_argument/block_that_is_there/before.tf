resource "aws_cloudwatch_event_target" "main" {
  rule                   = "nightly"
  arn                    = "arn:aws:sqs:us-east-1:123456789012:orders"
  maximum_retry_attempts = 3 # not for ever

  retry_policy {
    maximum_event_age_in_seconds = 300
  }
}
