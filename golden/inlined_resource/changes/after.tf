# one for each name
resource "aws_s3_bucket" "logs" {
  for_each = toset(["app", "web"])
  provider = aws.west
  bucket   = "example-${each.key}"

  tags = {
    Name = each.key
  }
}

# nobody else reads it
resource "aws_s3_bucket_public_access_block" "logs" {
  for_each = toset(["app", "web"])
  provider = aws.west
  bucket   = aws_s3_bucket.logs[each.key].id

  # all of it
  block_public_acls   = true
  block_public_policy = each.key == "app" # but for the web
}

resource "aws_s3_bucket" "data" {
  count = 2
}

resource "aws_s3_bucket_ownership_controls" "data" {
  count  = 2
  bucket = aws_s3_bucket.data[count.index].id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"
}
