resource "aws_s3_bucket_encryption" "taken" {
  bucket = "one"

  rule {
    bucket_key_enabled = true
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "taken" {
  bucket = "two"

  rule {
    bucket_key_enabled = true
  }
}

resource "aws_s3_bucket_encryption" "other" {
  bucket = "three"

  encryption_settings {
    rule {
      bucket_key_enabled = true
    }
  }
}

resource "aws_ec2_dedicated_host" "new" {
  instance_type     = "c5.large"
  availability_zone = "us-east-1a"
}

moved {
  from = aws_ec2_dedicated_host.old
  to   = aws_ec2_dedicated_host.new
}
