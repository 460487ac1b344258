resource "aws_lambda_function" "zipped" {
  function_name = "zipped"
  role          = "arn:aws:iam::123456789012:role/hello"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  filename      = "zipped.zip"
  inline_code   = "exports.handler = async () => 1"
}

resource "aws_lambda_function" "several" {
  count         = 2
  function_name = "several-${count.index}"
  role          = "arn:aws:iam::123456789012:role/hello"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  inline_code   = "exports.handler = async () => 1"
}

resource "aws_lambda_function" "compiled" {
  function_name = "compiled"
  role          = "arn:aws:iam::123456789012:role/hello"
  handler       = "bootstrap"
  runtime       = "provided.al2023"
  inline_code   = "exports.handler = async () => 1"
}
