# Who talks to whom.
resource "aws_flow_log" "main" {
  # where the records go
  log_destination      = aws_s3_bucket.logs.arn # a bucket
  log_destination_type = "s3"
  traffic_type         = "ALL"
  vpc_id               = aws_vpc.main.id
}

resource "aws_s3_bucket" "logs" {
  bucket_prefix = "flow-logs-"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}
