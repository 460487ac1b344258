resource "aws_cloudwatch_log_metric_filter" "errors" {
  name           = "errors"
  pattern        = "ERROR"
  log_group_name = "/shop"

  metric_name      = "Errors" # in the plural
  metric_namespace = "Shop"
  metric_value     = "1"
}

# the block must have a value, too
resource "aws_cloudwatch_log_metric_filter" "without_a_value" {
  name             = "errors"
  pattern          = "ERROR"
  log_group_name   = "/shop"
  metric_name      = "Errors"
  metric_namespace = "Shop"
}
