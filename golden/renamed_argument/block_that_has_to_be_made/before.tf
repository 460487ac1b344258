resource "aws_apigatewayv2_stage" "main" {
  api_id = aws_apigatewayv2_api.main.id
  name   = "main"
  # at once
  throttling_burst_limit = 100
  throttling_rate_limit  = 50 # each second
  auto_deploy            = true
}

resource "aws_apigatewayv2_api" "main" {
  name          = "main"
  protocol_type = "HTTP"
}

resource "aws_cloudwatch_event_target" "main" {
  rule = "nightly"
  arn  = "arn:aws:sqs:us-east-1:123456789012:orders"

  maximum_event_age = 300
}

resource "aws_lambda_function" "main" {
  function_name = "main"
  role_arn      = "arn:aws:iam::123456789012:role/main"
  handler       = "main.handler"
  runtime       = "python3.13"
  filename      = "main.zip"

  environment_variables = {
    STAGE = "main"
  }
}
