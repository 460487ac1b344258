resource "aws_synthetics_canary" "orders" {
  name                 = "orders"
  artifact_s3_location = "s3://canaries/orders/"
  execution_role_arn   = "arn:aws:iam::123456789012:role/canary"
  runtime_version      = "syn-python-selenium-2.0"
  handler              = "canary.handler"

  schedule {
    expression = "rate(5 minutes)"
  }

  code {
    handler = "canary.handler"
    script  = <<-CODE
      import json
    CODE
  }
}
