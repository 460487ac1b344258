resource "aws_cloudwatch_log_group" "app" {
  name = "app" # as the dashboards have it
}
