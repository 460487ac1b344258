resource "aws_s3_bucket_versioning" "logs" {
  bucket = var.bucket

  versioning_configuration {
    status = "enabled" # why not "Enabled"?
  }
}

resource "aws_ecr_repository" "web" {
  name                 = "web"
  image_tag_mutability = "immutable"
}
