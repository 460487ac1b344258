variable "environment" {
  type = string
}

variable "image" {
  type = string
}

# AWS names it so
resource "aws_cloudwatch_log_group" "api" {
  name              = "/aws/lambda/${aws_lambda_function.api.function_name}" # as AWS does
  retention_in_days = 14
}

resource "aws_lambda_function" "api" {
  function_name = "api-${var.environment}"
  role          = "arn:aws:iam::123456789012:role/api"
  package_type  = "Image"
  image_uri     = var.image

  depends_on = [aws_cloudwatch_log_group.api]
}
