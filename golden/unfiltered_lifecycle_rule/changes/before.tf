resource "aws_s3_bucket_lifecycle_configuration" "logs" {
  bucket = var.bucket

  rule {
    id     = "old"
    status = "Enabled" # always

    expiration {
      days = 90
    }
  }

  dynamic "rule" {
    for_each = var.rules

    content {
      id     = rule.key
      status = "Enabled"

      noncurrent_version_expiration {
        noncurrent_days = rule.value
      }
    }
  }
}
