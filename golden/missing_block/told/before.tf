terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

resource "aws_scheduler_schedule" "hourly" {
  name                = "hourly"
  schedule_expression = "rate(1 hour)"

  target {
    arn      = "arn:aws:lambda:us-east-1:123456789012:function:worker"
    role_arn = "arn:aws:iam::123456789012:role/scheduler"
  }
}

# it may be told under a name that is not known
resource "aws_scheduler_schedule" "daily" {
  name                = "daily"
  schedule_expression = "rate(1 day)"
  window_in_minutes   = 15

  target {
    arn      = "arn:aws:lambda:us-east-1:123456789012:function:worker"
    role_arn = "arn:aws:iam::123456789012:role/scheduler"
  }
}
