resource "aws_s3_bucket" "logs" {
  bucket = "logs"
}

# what the load balancer writes
resource "aws_s3_bucket_acl" "logs" {
  bucket = aws_s3_bucket.logs.id
  acl    = "log-delivery-write"
}

resource "aws_s3_bucket" "site" {
  bucket = "site"
}

resource "aws_s3_bucket_acl" "site" {
  bucket     = aws_s3_bucket.site.bucket
  acl        = "public-read"
  depends_on = [aws_s3_bucket.logs]
}
