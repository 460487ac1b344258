resource aws_s3_bucket_server_side_encryption_configuration logs {
  bucket = "logs"

  rule {
    bucket_key_enabled = true
  }
}
