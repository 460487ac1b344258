data "aws_region" "current" {}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = var.role

  environment {
    variables = {
      ORDERS_TABLE = aws_dynamodb_table.orders.name # by name
    }
  }
}

resource "aws_lambda_function" "letters" {
  function_name = "letters"
  role          = var.role

  environment {
    variables = { TABLE = "letters" }
  }
}
