data "aws_region" "of_the_table" {
  provider = aws.table
}

data "aws_region" "current" {}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = var.role

  environment {
    variables = {
      AWS_REGION            = data.aws_region.of_the_table.name
      AWS_ACCESS_KEY_ID     = var.key
      AWS_SECRET_ACCESS_KEY = var.secret
      TABLE                 = "orders"
    }
  }
}

resource "aws_lambda_function" "with_a_region_alone" {
  function_name = "alone"
  role          = var.role

  dynamic "environment" {
    for_each = var.environment ? [1] : []

    content {
      variables = {
        AWS_REGION = data.aws_region.current.name
      }
    }
  }
}
