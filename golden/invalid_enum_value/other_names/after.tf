resource "aws_dynamodb_table" "orders" {
  name         = "orders"
  hash_key     = "id"
  billing_mode = "PAY_PER_REQUEST"

  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_route53_health_check" "web" {
  type                            = "CLOUDWATCH_METRIC"
  cloudwatch_alarm_name           = "web"
  cloudwatch_alarm_region         = "us-east-1"
  insufficient_data_health_status = "Unhealthy"
}

resource "aws_lb" "web" {
  load_balancer_type = "application"
  subnets            = var.subnets
}

resource "aws_config_delivery_channel" "main" {
  s3_bucket_name = var.bucket

  snapshot_delivery_properties {
    delivery_frequency = "TwentyFour_Hours"
  }
}

resource "aws_cloudwatch_metric_alarm" "web" {
  alarm_name          = "web"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
}
