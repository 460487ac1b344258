provider "aws" {
  region = var.region
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"
}

variable "region" {
  type    = string
  default = "eu-central-1"
}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = "arn:aws:iam::123456789012:role/orders"
  filename      = "orders.zip"
  handler       = "orders.handler"
  runtime       = "python3.13"

  environment {
    variables = {
      TABLE = "orders"
      # as everything
    }
  }
}

# It runs in another region than it is told.
resource "aws_lambda_function" "elsewhere" {
  function_name = "elsewhere"
  role          = "arn:aws:iam::123456789012:role/orders"
  filename      = "orders.zip"
  handler       = "orders.handler"
  runtime       = "python3.13"

  environment {
    variables = {
      TABLE      = "orders"
      AWS_REGION = "us-west-2"
    }
  }
}

resource "aws_lambda_function" "in_the_west" {
  provider      = aws.west
  function_name = "in-the-west"
  role          = "arn:aws:iam::123456789012:role/orders"
  filename      = "orders.zip"
  handler       = "orders.handler"
  runtime       = "python3.13"

  environment {
    variables = {
      TABLE      = "orders"
      AWS_REGION = var.region
    }
  }
}
