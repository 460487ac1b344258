terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}


resource "aws_cloudwatch_dashboard" "main" {
  dashboard_name = "main"
  tags           = { Team = "web" }
  dashboard_body = "{}"
}

resource "aws_kinesis_stream_consumer" "main" {
  name       = "main"
  stream_arn = "arn:aws:kinesis:us-east-1:123456789012:stream/main"
  tags       = { Team = "web" }
}
