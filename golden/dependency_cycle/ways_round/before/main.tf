provider "aws" {
  region = local.region
}

provider "aws" {
  alias  = "logs"
  region = "eu-west-1"
}

# the provider reads what it makes
locals {
  region = split(":", aws_sns_topic.mail.arn)[3]
  first  = local.second
  second = "${local.third}!"
  third  = [for name in local.first : name]
}

resource "aws_sns_topic" "mail" {
  name = "mail"
}

resource "aws_lambda_function" "resize" {
  provider      = aws.logs
  function_name = "resize"
  role          = "arn:aws:iam::111122223333:role/resize"
  handler       = "index.handler"
  runtime       = "nodejs20.x"
  filename      = "resize.zip"
  depends_on    = [aws_cloudwatch_log_group.resize]
}

resource "aws_cloudwatch_log_group" "resize" {
  provider = aws.logs
  name     = "/aws/lambda/${aws_lambda_function.resize.function_name}"
}
