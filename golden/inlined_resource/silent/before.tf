resource "aws_s3_bucket" "logs" {
  bucket = "public_access_block_configuration"
}

resource "aws_s3_bucket_public_access_block" "logs" {
  bucket            = aws_s3_bucket.logs.id
  block_public_acls = true
}
