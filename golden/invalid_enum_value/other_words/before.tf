resource "aws_ec2_transit_gateway" "main" {
  dns_support                     = "enabled"
  default_route_table_association = false
}

resource "aws_cloudwatch_metric_alarm" "cpu" {
  alarm_name          = "cpu"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "CPUUtilization"
  namespace           = "AWS/EC2"
  period              = 300
  statistic           = "avg"
  threshold           = 80
}
