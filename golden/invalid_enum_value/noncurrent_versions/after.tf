resource "aws_s3_bucket_lifecycle_configuration" "raw" {
  bucket = "raw"

  rule {
    id     = "tiers"
    status = "Enabled"

    filter {
      prefix = ""
    }

    noncurrent_version_transition {
      noncurrent_days = 30
      storage_class   = "STANDARD_IA"
    }

    noncurrent_version_transition {
      noncurrent_days = 60
      storage_class   = "GLACIER_IR"
    }
  }
}
