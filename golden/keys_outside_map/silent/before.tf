# what another tool calls a key and its value
resource "aws_lambda_function" "pairs" {
  function_name = "pairs"
  role          = "arn:aws:iam::123456789012:role/orders"
  filename      = "orders.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"

  environment {
    name  = "LOG_LEVEL"
    value = "info"
  }
}

# the map is there, or what would be one
resource "aws_lambda_function" "both" {
  function_name = "both"
  role          = "arn:aws:iam::123456789012:role/orders"
  filename      = "orders.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"

  environment {
    LOG_LEVEL = "info"
    variables = {}
  }
}

# it takes more than a map
resource "aws_lambda_function" "other" {
  function_name = "other"
  role          = "arn:aws:iam::123456789012:role/orders"
  filename      = "orders.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"

  tracing_config {
    mode      = "Active"
    LOG_LEVEL = "info"
  }
}
