resource "aws_s3_bucket" "logs" {
  public_access_block_configuration {
    block_public_acls = true
  }
}

resource "aws_s3_bucket_public_access_block" "of_logs" {
  bucket = aws_s3_bucket.logs.id
}

resource "aws_s3_bucket" "one_line" {
  public_access_block_configuration { block_public_acls = true }
}

resource "aws_s3_bucket" "unknown" {
  public_access_block_configuration {
    everything = true
  }
}

resource "aws_s3_bucket" "dynamic" {
  dynamic "public_access_block_configuration" {
    for_each = [1]

    content {
      block_public_acls = true
    }
  }
}
