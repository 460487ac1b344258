resource "aws_cloudtrail" "main" {
  name           = "main"
  s3_bucket_name = "logs"

  cloud_watch_logs_group_arn = var.logs ? "${aws_cloudwatch_log_group.main.arn}:*" : null

  # a comment has no place in it
  dynamic "cloud_watch_logs_role_arn" {
    for_each = var.logs ? [1] : []
    content {
      # who writes
      cloud_watch_logs_role_arn = aws_iam_role.main.arn
    }
  }
}

variable "logs" {
  type = bool
}
