resource "aws_s3_bucket_versioning" "logs" {
  bucket = "logs"

  versioning_configuration {
    status = "Enabled"
  }

  # once more
  # as above
}
