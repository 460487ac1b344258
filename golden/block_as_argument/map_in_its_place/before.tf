variable "environment" {
  type = map(string)
}

resource "aws_lambda_function" "one" {
  function_name = "one"
  role          = "arn:aws:iam::123456789012:role/lambda"
  package_type  = "Image"
  image_uri     = "123456789012.dkr.ecr.us-east-1.amazonaws.com/one:1"
  environment   = { LEVEL = "info" }
}

resource "aws_lambda_function" "two" {
  function_name = "two"
  role          = "arn:aws:iam::123456789012:role/lambda"
  package_type  = "Image"
  image_uri     = "123456789012.dkr.ecr.us-east-1.amazonaws.com/two:1"

  environment = merge(var.environment, {
    # how much it says
    LEVEL = "info"
  }) # what it reads
}

resource "aws_lambda_function" "three" {
  function_name = "three"
  role          = "arn:aws:iam::123456789012:role/lambda"
  package_type  = "Image"
  image_uri     = "123456789012.dkr.ecr.us-east-1.amazonaws.com/three:1"
  environment   = var.environment
}

resource "aws_lambda_function" "four" {
  function_name = "four"
  role          = "arn:aws:iam::123456789012:role/lambda"
  package_type  = "Image"
  image_uri     = "123456789012.dkr.ecr.us-east-1.amazonaws.com/four:1"
  environment   = { variables = { LEVEL = "info" } }
}

resource "aws_lambda_function" "none" {
  function_name = "none"
  role          = "arn:aws:iam::123456789012:role/lambda"
  package_type  = "Image"
  image_uri     = "123456789012.dkr.ecr.us-east-1.amazonaws.com/none:1"
  environment   = {}
}
