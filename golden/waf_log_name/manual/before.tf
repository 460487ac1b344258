locals {
  name = "firewall"
}

resource "aws_cloudwatch_log_group" "waf" {
  name = local.name
}

resource "aws_wafv2_web_acl_logging_configuration" "main" {
  resource_arn            = var.web_acl
  log_destination_configs = [aws_cloudwatch_log_group.waf.arn]
}
