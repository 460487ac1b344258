resource aws_s3_bucket_encryption logs {
  bucket = "logs"

  rule {
    bucket_key_enabled = true
  }
}
