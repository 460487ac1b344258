resource "aws_apigatewayv2_stage" "main" {
  api_id      = aws_apigatewayv2_api.main.id
  name        = "main"
  auto_deploy = true

  default_route_settings {
    # at once
    throttling_burst_limit = 100
    throttling_rate_limit  = 50 # each second
  }
}

resource "aws_apigatewayv2_api" "main" {
  name          = "main"
  protocol_type = "HTTP"
}

resource "aws_cloudwatch_event_target" "main" {
  rule = "nightly"
  arn  = "arn:aws:sqs:us-east-1:123456789012:orders"

  retry_policy {
    maximum_event_age_in_seconds = 300
  }
}

resource "aws_lambda_function" "main" {
  function_name = "main"
  role          = "arn:aws:iam::123456789012:role/main"
  handler       = "main.handler"
  runtime       = "python3.13"
  filename      = "main.zip"

  environment {
    variables = {
      STAGE = "main"
    }
  }
}
