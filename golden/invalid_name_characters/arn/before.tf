resource "aws_lambda_permission" "api" {
  action        = "lambda:InvokeFunction"
  function_name = "arn:aws:lambda:us-east-1:123456789012:function:api"
  principal     = "apigateway.amazonaws.com"
}
