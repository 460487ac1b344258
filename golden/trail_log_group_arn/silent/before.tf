resource "aws_cloudtrail" "main" {
  name                       = "main"
  s3_bucket_name             = var.bucket
  cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.trail.arn}:*"
}

resource "aws_cloudtrail" "passed_in" {
  name                       = "passed-in"
  s3_bucket_name             = var.bucket
  cloud_watch_logs_group_arn = var.group_arn
}

resource "aws_cloudtrail" "of_a_module" {
  name                       = "module"
  s3_bucket_name             = var.bucket
  cloud_watch_logs_group_arn = format("%s:*", aws_cloudwatch_log_group.trail.arn)
}
