resource "aws_s3_bucket_lifecycle_configuration" "logs" {
  bucket = var.bucket

  rule {
    id     = "all"
    status = "Enabled"

    filter {}

    expiration {
      days = 90
    }
  }

  rule {
    id     = "tmp"
    status = "Enabled"
    prefix = "tmp/"

    expiration {
      days = 1
    }
  }

  rule {
    id     = "some"
    status = "Enabled"

    dynamic "filter" {
      for_each = var.filters

      content {
        prefix = filter.value
      }
    }

    expiration {
      days = 1
    }
  }
}
