resource "aws_s3_bucket_versioning" "logs" {
  bucket = var.bucket

  versioning_configuration {
    status = "enabled"
  }
}
