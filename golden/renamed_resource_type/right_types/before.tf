resource "aws_s3_bucket_server_side_encryption_configuration" "aws_s3_bucket_encryption" {
  bucket = "logs"

  rule {
    bucket_key_enabled = true
  }
}

resource "aws_s3_bucket_object" "main" {
  bucket = "logs"
  key    = "main"
}
