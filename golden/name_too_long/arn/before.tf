variable "account" {
  default = "123456789012"
}

resource "aws_lambda_function" "shared" {
  function_name = "arn:aws:lambda:eu-central-1:${var.account}:function:settlement-of-invoices-by-night"
  role          = var.role
  handler       = "main.handler"
  runtime       = "python3.13"
  filename      = "code.zip"
}

resource "aws_lambda_function" "either" {
  function_name = var.shared ? "arn:aws:lambda:eu-central-1:123456789012:function:settlement-of-invoices" : "settlement"
  role          = var.role
  handler       = "main.handler"
  runtime       = "python3.13"
  filename      = "code.zip"
}
