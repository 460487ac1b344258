import {
  to = aws_s3_bucket_encryption.logs
  id = "logs"
}

resource "aws_s3_bucket_encryption" "logs" {
  bucket = "logs"

  rule {
    bucket_key_enabled = true
  }
}
