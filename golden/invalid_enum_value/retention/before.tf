resource "aws_cloudwatch_log_group" "web" {
  name              = "web"
  retention_in_days = 2555
}

resource "aws_cloudwatch_log_group" "api" {
  name              = "api"
  retention_in_days = "45"
}

resource "aws_cloudwatch_log_group" "jobs" {
  name              = "jobs"
  retention_in_days = var.production ? 360 : 10
}

resource "aws_cloudwatch_log_group" "kept" {
  name              = "kept"
  retention_in_days = 30
}

resource "aws_cloudwatch_log_group" "forever" {
  name              = "forever"
  retention_in_days = 0
}
