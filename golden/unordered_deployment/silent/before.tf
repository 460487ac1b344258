resource "aws_api_gateway_rest_api" "shop" {
  name = "shop"
}

resource "aws_api_gateway_rest_api" "described" {
  name = "described"
  body = "{}"
}

resource "aws_api_gateway_method" "orders" {
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  resource_id   = aws_api_gateway_rest_api.shop.root_resource_id
  http_method   = "GET"
  authorization = "NONE"
}

resource "aws_api_gateway_integration" "orders" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  resource_id = aws_api_gateway_rest_api.shop.root_resource_id
  http_method = aws_api_gateway_method.orders.http_method
  type        = "MOCK"
}

resource "aws_api_gateway_integration" "described" {
  rest_api_id = aws_api_gateway_rest_api.described.id
  resource_id = aws_api_gateway_rest_api.described.root_resource_id
  http_method = "GET"
  type        = "MOCK"
}

locals {
  parts = [aws_api_gateway_integration.orders.id]
}

resource "aws_api_gateway_deployment" "by_triggers" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  triggers    = { redeployment = sha1(jsonencode(local.parts)) }
}

resource "aws_api_gateway_deployment" "by_order" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  depends_on  = [aws_api_gateway_method.orders]
}

resource "aws_api_gateway_deployment" "described" {
  rest_api_id = aws_api_gateway_rest_api.described.id
}

resource "aws_api_gateway_deployment" "elsewhere" {
  rest_api_id = var.api
}

variable "api" {
  type = string
}
