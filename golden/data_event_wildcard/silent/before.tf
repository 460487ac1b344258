resource "aws_cloudtrail" "main" {
  name           = "main"
  s3_bucket_name = var.bucket

  event_selector {
    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3", "arn:aws:s3:::", "${aws_s3_bucket.main.arn}/*", "arn:aws:s3:::logs/*"]
    }

    data_resource {
      type   = "AWS::Lambda::Function"
      values = ["arn:aws:lambda", aws_lambda_function.main.arn]
    }
  }

  advanced_event_selector {
    field_selector {
      field       = "resources.ARN"
      starts_with = ["arn:aws:s3:::*/*"]
    }
  }
}
