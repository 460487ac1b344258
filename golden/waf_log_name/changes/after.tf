resource "aws_cloudwatch_log_group" "waf" {
  name = "aws-waf-logs-waf/${var.environment}" # what it blocks
}

resource "aws_wafv2_web_acl_logging_configuration" "main" {
  resource_arn            = var.web_acl
  log_destination_configs = [aws_cloudwatch_log_group.waf.arn]
}

resource "aws_s3_bucket" "waf" {
  bucket = "aws-waf-logs-waf-logs"
}

resource "aws_wafv2_web_acl_logging_configuration" "to_a_bucket" {
  resource_arn            = var.other_acl
  log_destination_configs = ["${aws_s3_bucket.waf.arn}"]
}
