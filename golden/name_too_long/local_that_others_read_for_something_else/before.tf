locals {
  name = "${var.project}-${var.customer_id}-settlement-of-all-invoices-by-night"
}

resource "aws_lambda_function" "settle" {
  function_name = local.name
  role          = aws_iam_role.settle.arn
  handler       = "main.handler"
  runtime       = "python3.13"
  filename      = "code.zip"

  tags = { Name = local.name }
}

resource "aws_iam_role" "settle" {
  name_prefix        = "settle-"
  description        = "Role of ${local.name}"
  assume_role_policy = var.policy
}

resource "aws_lambda_permission" "events" {
  action        = "lambda:InvokeFunction"
  function_name = local.name
  principal     = "events.amazonaws.com"
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "errors of ${local.name}"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "Errors"
  namespace           = "AWS/Lambda"
  period              = 60
  statistic           = "Sum"
  threshold           = 1

  dimensions = {
    FunctionName = local.name
  }
}

output "function" {
  value = "arn:aws:lambda:${var.client}:${var.account}:function:${local.name}"
}
