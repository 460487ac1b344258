variable "app" {
  default = "orders-service-that-processes-and-forwards-all-incoming-events"
}

resource "aws_lambda_function" "orders" {
  function_name = "${var.app}-fn"
  role          = var.role_arn
  handler       = "index.handler"
  runtime       = "python3.12"
  s3_bucket     = "artifacts"
  s3_key        = "orders.zip"
}

resource "aws_cloudwatch_log_group" "orders" {
  name = format("/aws/lambda/%s-fn", var.app)
}
