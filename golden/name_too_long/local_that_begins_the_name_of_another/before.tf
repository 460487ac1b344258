locals {
  base = "orders-service-that-processes-and-forwards-all-incoming-events"
  name = "${local.base}-now"
}

resource "aws_lambda_function" "orders" {
  function_name = local.name
  role          = var.role_arn
  handler       = "index.handler"
  runtime       = "python3.12"
  s3_bucket     = "artifacts"
  s3_key        = "orders.zip"
}

resource "aws_lambda_permission" "canary" {
  action        = "lambda:InvokeFunction"
  function_name = "${local.name}-canary"
  principal     = "s3.amazonaws.com"
}
