variable "app" {
  default = "orders-service-that-processes-and-forwards-all-incoming-events"
}

resource "aws_lambda_function" "orders" {
  function_name = substr("${var.app}-fn", 0, 64)
  role          = var.role_arn
  handler       = "index.handler"
  runtime       = "python3.12"
  s3_bucket     = "artifacts"
  s3_key        = "orders.zip"
}

resource "aws_cloudwatch_log_group" "orders" {
  name = join("/", ["", "aws", "lambda", aws_lambda_function.orders.function_name])
}

resource "aws_iam_role_policy" "orders" {
  role   = "caller"
  policy = <<-EOT
    {
      "Statement": [{
        "Effect": "Allow",
        "Action": "lambda:InvokeFunction",
        "Resource": [
          "arn:aws:lambda:eu-west-1:123456789012:function:${aws_lambda_function.orders.function_name}",
          "arn:aws:lambda:eu-west-1:123456789012:function:${aws_lambda_function.orders.function_name}:*"
        ]
      }]
    }
  EOT
}

data "aws_lambda_function" "orders" {
  function_name = aws_lambda_function.orders.function_name
}

# it reads something else whose name begins so
resource "aws_lambda_permission" "canary" {
  action        = "lambda:InvokeFunction"
  function_name = "${var.app}-fn-canary"
  principal     = "s3.amazonaws.com"
}

# nobody knows what these name
output "the_name" {
  value = "${var.app}-fn"
}

resource "aws_cloudwatch_dashboard" "orders" {
  dashboard_name = "orders"
  dashboard_body = jsonencode({
    widgets = [{ properties = { metrics = [["AWS/Lambda", "Errors", "FunctionName", "${var.app}-fn"]] } }]
  })
}
