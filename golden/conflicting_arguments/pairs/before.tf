variable "environment" {
  type = string
}

resource "aws_security_group" "ledger" {
  name        = "ledger"
  name_prefix = "${var.environment}-ledger-"
  vpc_id      = "vpc-0a1b2c3d"
}

resource "aws_cloudwatch_metric_alarm" "slow" {
  alarm_name          = "slow"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 2
  metric_name         = "Latency"
  namespace           = "AWS/ELB"
  period              = 60
  threshold           = 2
  statistic           = "Average"
  extended_statistic  = "p95" # the one that we look at
}

resource "aws_lb" "front" {
  name    = "front"
  subnets = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]

  subnet_mapping {
    subnet_id = "subnet-0a1b2c3d"
  }
}
