resource "aws_cloudwatch_log_group" "waf" {
  name = "aws-waf-logs-main"
}

resource "aws_cloudwatch_log_group" "passed_in" {
  name = "${var.prefix}-main"
}

resource "aws_cloudwatch_log_group" "by_default" {
  name = "aws-waf${var.rest}"
}

resource "aws_wafv2_web_acl_logging_configuration" "main" {
  resource_arn = var.web_acl
  log_destination_configs = [
    aws_cloudwatch_log_group.waf.arn,
    aws_cloudwatch_log_group.passed_in.arn,
    aws_cloudwatch_log_group.by_default.arn,
    var.stream_arn,
  ]
}
