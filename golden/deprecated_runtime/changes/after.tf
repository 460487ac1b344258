resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = "arn:aws:iam::123456789012:role/orders"
  handler       = "index.handler"
  runtime       = "nodejs22.x" # as the others
  filename      = "orders.zip"
}

resource "aws_lambda_function" "reports" {
  function_name = "reports"
  role          = "arn:aws:iam::123456789012:role/reports"
  handler       = "reports.handler"
  runtime       = "python3.13"
  filename      = "reports.zip"
}

resource "aws_lambda_function" "built" {
  function_name = "built"
  role          = "arn:aws:iam::123456789012:role/built"
  handler       = "built"
  runtime       = "go1.x"
  filename      = "built.zip"
}
