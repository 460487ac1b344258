locals {
  fn = substr("${var.project}-${var.customer_id}-settlement-of-all-invoices-by-night", 0, 64)
}

resource "aws_lambda_function" "settle" {
  function_name = local.fn
  role          = var.role
  handler       = "main.handler"
  runtime       = "python3.13"
  filename      = "code.zip"

  depends_on = [aws_cloudwatch_log_group.settle]
}

resource "aws_cloudwatch_log_group" "settle" {
  name = "/aws/lambda/${local.fn}"
}

resource "aws_lambda_permission" "events" {
  action        = "lambda:InvokeFunction"
  function_name = local.fn
  principal     = "events.amazonaws.com"
}
