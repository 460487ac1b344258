resource "aws_flow_log" "main" {
  log_destination_arn = "arn:aws:s3:::logs"
  vpc_id              = "vpc-0123456789abcdef0"
}
