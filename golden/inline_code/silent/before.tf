resource "aws_lambda_function" "hello" {
  function_name = "hello"
  role          = "arn:aws:iam::123456789012:role/hello"
  handler       = "index.handler"
  runtime       = "python3.13"
  filename      = "inline_code.zip"
}
