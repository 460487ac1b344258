resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = var.role
  description   = "reads AWS_REGION"

  environment {
    variables = {
      REGION                  = "eu-west-1"
      MY_AWS_REGION           = "eu-west-1"
      AWS_LAMBDA_EXEC_WRAPPER = "/opt/wrapper"
      NAMES                   = "AWS_REGION"
      (var.key)               = "x"
    }
  }

  tags = {
    AWS_REGION = "eu-west-1"
  }
}

resource "aws_codebuild_project" "orders" {
  name = "orders"

  environment {
    environment_variable {
      name  = "AWS_REGION"
      value = "eu-west-1"
    }
  }
}
