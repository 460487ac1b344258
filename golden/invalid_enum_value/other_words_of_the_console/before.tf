terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "cpu" {
  alarm_name          = "cpu"
  comparison_operator = "GreaterThanOrEqualThreshold"
  evaluation_periods  = 1
  metric_name         = "CPUUtilization"
  namespace           = "AWS/RDS"
  period              = 300
  statistic           = "Average"
  threshold           = 80
}

resource "aws_db_instance" "orders" {
  allocated_storage               = 20
  engine                          = "postgres"
  instance_class                  = "db.t4g.micro"
  username                        = "app"
  password                        = "0123456789"
  skip_final_snapshot             = true
  enabled_cloudwatch_logs_exports = ["postgres", "upgrade"]
}

resource "aws_budgets_budget" "monthly" {
  budget_type  = "COST"
  limit_amount = "1000"
  limit_unit   = "USD"
  time_unit    = "MONTHLY"

  notification {
    comparison_operator        = "GREATER_THAN"
    threshold                  = 80
    threshold_type             = "PERCENT"
    notification_type          = "ACTUAL"
    subscriber_email_addresses = ["finance@example.com"]
  }
}
