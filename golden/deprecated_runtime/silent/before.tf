resource "aws_lambda_function" "current" {
  function_name = "current"
  role          = "arn:aws:iam::123456789012:role/current"
  handler       = "index.handler"
  runtime       = "python3.12"
  filename      = "current.zip"
}

resource "aws_lambda_function" "unknown" {
  function_name = "unknown"
  role          = "arn:aws:iam::123456789012:role/unknown"
  handler       = "index.handler"
  runtime       = var.runtime
  filename      = "unknown.zip"
}

resource "aws_lambda_layer_version" "for_all" {
  layer_name          = "for-all"
  filename            = "layer.zip"
  compatible_runtimes = ["python3.7", "python3.12"]
}

variable "runtime" {
  type = string
}
