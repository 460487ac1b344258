resource "aws_api_gateway_rest_api" "shop" {
  name = "shop"
}

resource "aws_api_gateway_integration" "orders" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  resource_id = aws_api_gateway_rest_api.shop.root_resource_id
  http_method = "GET"
  type        = "MOCK"
}

resource "aws_api_gateway_integration" "payments" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  resource_id = aws_api_gateway_rest_api.shop.root_resource_id
  http_method = "POST"
  type        = "MOCK"
}

resource "aws_api_gateway_deployment" "shop" {
  rest_api_id = aws_api_gateway_rest_api.shop.id # all of it
  depends_on  = [aws_api_gateway_integration.orders, aws_api_gateway_integration.payments]

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_sns_topic" "other" {
  name = "other"
}

resource "aws_api_gateway_deployment" "waits_for_another" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  depends_on  = [aws_sns_topic.other]
}
