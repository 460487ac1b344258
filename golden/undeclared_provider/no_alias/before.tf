provider "aws" {
  region = "eu-west-1"
}

resource "aws_acm_certificate" "cdn" {
  provider    = aws.us_east_1
  domain_name = "shop.example"
}

resource "aws_sqs_queue" "orders" {
  provider = aws.backup
  name     = "orders"
}
