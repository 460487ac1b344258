resource "aws_cloudwatch_log_metric_filter" "errors" {
  name           = "errors"
  pattern        = "ERROR"
  log_group_name = "/shop"

  metric_transformation {
    name      = "Errors" # in the plural
    namespace = "Shop"
    value     = "1"
  }
}

# the block must have a value, too
resource "aws_cloudwatch_log_metric_filter" "without_a_value" {
  name             = "errors"
  pattern          = "ERROR"
  log_group_name   = "/shop"
  metric_name      = "Errors"
  metric_namespace = "Shop"
}
