resource "aws_s3_bucket" "logs" {
  for_each = toset(["access", "audit"])

  bucket = "${each.key}-logs"
}

# At rest, nothing is readable.
resource "aws_s3_bucket_server_side_encryption_configuration" "logs" {
  for_each = aws_s3_bucket.logs

  bucket = each.value.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_policy" "logs" {
  bucket     = aws_s3_bucket.logs["audit"].id
  policy     = "{}"
  depends_on = [aws_s3_bucket_server_side_encryption_configuration.logs]
}
