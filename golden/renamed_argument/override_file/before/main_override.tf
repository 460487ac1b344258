resource "aws_flow_log" "main" {
  log_destination = "arn:aws:s3:::other-logs"
}
