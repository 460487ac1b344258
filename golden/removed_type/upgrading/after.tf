terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

resource "aws_s3_object" "page" {
  bucket = "pages"
  key    = "index.html"
}

removed {
  from = aws_s3_bucket_object.page

  lifecycle {
    destroy = false
  }
}

import {
  to = aws_s3_object.page
  id = join("/", ["s3:/", "pages", "index.html"])
}

resource "aws_s3_bucket_policy" "pages" {
  bucket = "pages"
  policy = aws_s3_object.page.etag
}
