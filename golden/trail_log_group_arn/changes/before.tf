resource "aws_cloudtrail" "main" {
  name                       = "main"
  s3_bucket_name             = var.bucket
  cloud_watch_logs_group_arn = aws_cloudwatch_log_group.trail.arn # not the streams
}

resource "aws_cloudtrail" "counted" {
  name                       = "counted"
  s3_bucket_name             = var.bucket
  cloud_watch_logs_group_arn = var.logs ? aws_cloudwatch_log_group.some[0].arn : null
}

resource "aws_cloudtrail" "template" {
  name                       = "template"
  s3_bucket_name             = var.bucket
  cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.each["a"].arn}"
}
