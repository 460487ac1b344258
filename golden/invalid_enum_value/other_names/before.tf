resource "aws_dynamodb_table" "orders" {
  name         = "orders"
  hash_key     = "id"
  billing_mode = "ON_DEMAND"

  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_route53_health_check" "web" {
  type                            = "CLOUDWATCH_METRIC"
  cloudwatch_alarm_name           = "web"
  cloudwatch_alarm_region         = "us-east-1"
  insufficient_data_health_status = "Failure"
}

resource "aws_lb" "web" {
  load_balancer_type = "ALB"
  subnets            = var.subnets
}

resource "aws_config_delivery_channel" "main" {
  s3_bucket_name = var.bucket

  snapshot_delivery_properties {
    delivery_frequency = "Daily"
  }
}

resource "aws_cloudwatch_metric_alarm" "web" {
  alarm_name          = "web"
  comparison_operator = "GreaterThan"
  evaluation_periods  = 1
}
