resource "aws_s3_bucket_versioning" "logs" {
  bucket = aws_s3_bucket.logs.id

  # kept: what stands above
  versioning_configuration { # and on the line
    status = "Enabled" # and inside
  } # and behind
}

resource "aws_s3_bucket" "logs" {}
