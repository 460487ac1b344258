resource "aws_flow_log" "main" {
  log_destination_arn = "arn:aws:s3:::logs"
  vpc_id              = "vpc-0123456789abcdef0"
}

resource "aws_route53_record" "www" {
  zone_id = "Z0123456789"
  name    = "www"
  type    = "CNAME"
  ttl     = 300
  records = ["example.com"]
  tags    = {}
}

resource "aws_ecs_service" "main" {
  name = "main"

  deployment_configuration {
    maximum_percent = 200
  }
}

resource "aws_dynamodb_table" "main" {
  name     = "main"
  hash_key = "id"
  ttl      = { attribute_name = "expires" }
}
