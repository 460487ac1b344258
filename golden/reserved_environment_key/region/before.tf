data "aws_region" "current" {}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = var.role

  environment {
    variables = {
      AWS_REGION           = data.aws_region.current.name
      "AWS_DEFAULT_REGION" = data.aws_region.current.id
      ORDERS_TABLE         = aws_dynamodb_table.orders.name # by name
    }
  }
}

resource "aws_lambda_function" "letters" {
  function_name = "letters"
  role          = var.role

  environment {
    variables = { TABLE = "letters", AWS_REGION = data.aws_region.current.name }
  }
}
