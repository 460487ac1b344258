terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = var.role
  runtime       = "python3.99"
  handler       = "main.handler"
  filename      = "orders.zip"
}

resource "aws_lambda_function" "carts" {
  function_name = "carts"
  role          = var.role
  runtime       = "node"
  handler       = "index.handler"
  filename      = "carts.zip"
}
