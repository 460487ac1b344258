locals {
  fn = "${var.project}-${var.customer_id}-settlement-of-all-invoices-by-night"
}

resource "aws_lambda_function" "settle" {
  function_name = var.short ? "settle" : local.fn
  role          = var.role
  handler       = "main.handler"
  runtime       = "python3.13"
  filename      = "code.zip"
}

resource "aws_cloudwatch_log_group" "settle" {
  name = "/aws/lambda/${local.fn}"
}
