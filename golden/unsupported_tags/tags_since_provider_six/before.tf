resource "aws_kinesis_stream_consumer" "main" {
  name       = "main"
  stream_arn = "arn:aws:kinesis:us-east-1:123456789012:stream/main"
  tags       = { Team = "web" }
}
