# only AWS knows the ID
resource "aws_cloudwatch_log_group" "id" {
  name = "/aws/apigateway/${aws_api_gateway_rest_api.orders.id}"
}

resource "aws_api_gateway_rest_api" "orders" {
  name        = "orders"
  description = "logs to ${aws_cloudwatch_log_group.id.arn}"
}

# its name is made of the log group's
resource "aws_cloudwatch_log_group" "circle" {
  name = "/aws/lambda/${aws_lambda_function.circle.function_name}"
}

locals {
  circle = "of-${aws_cloudwatch_log_group.circle.name}"
}

resource "aws_lambda_function" "circle" {
  function_name = local.circle
  role          = "arn:aws:iam::123456789012:role/api"
  package_type  = "Image"
  image_uri     = "i:1"

  depends_on = [aws_cloudwatch_log_group.circle]
}
