locals {
  fn = "${var.project}-${var.customer_id}-settlement-of-all-invoices-by-night"
}

resource "aws_lambda_function" "settle" {
  function_name = substr(local.fn, 0, 64)
  role          = var.role
  handler       = "main.handler"
  runtime       = "python3.13"
  filename      = "code.zip"
  tags          = { Name = local.fn }

  environment {
    variables = {
      FUNCTION_NAME = substr(local.fn, 0, 64)
    }
  }
}
