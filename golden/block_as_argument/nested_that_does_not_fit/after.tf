resource "aws_s3_bucket_server_side_encryption_configuration" "logs" {
  bucket = var.bucket

  rule {
    apply_server_side_encryption_by_default = {
      algorithm = "aws:kms"
    }
  }
}
