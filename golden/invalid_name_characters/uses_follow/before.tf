resource "aws_db_instance" "orders" {
  identifier     = "Orders-${var.environment}"
  engine         = "postgres"
  instance_class = "db.t4g.micro"
}

resource "aws_db_instance" "replica" {
  identifier          = "replica-of-orders"
  replicate_source_db = "Orders-${var.environment}"
  instance_class      = "db.t4g.micro"
}

resource "aws_cloudwatch_metric_alarm" "cpu" {
  alarm_name          = "Orders-${var.environment}"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "CPUUtilization"
  namespace           = "AWS/RDS"
  period              = 60
  statistic           = "Average"
  threshold           = 80

  dimensions = {
    DBInstanceIdentifier = "Orders-${var.environment}"
  }
}

resource "aws_kms_alias" "topics" {
  name          = "alias/topics.of.orders"
  target_key_id = var.key
}

resource "aws_sns_topic" "orders" {
  name              = "orders"
  kms_master_key_id = "alias/topics.of.orders"
}
