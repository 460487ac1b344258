data "aws_partition" "current" {}

resource "aws_cloudtrail" "main" {
  name           = "main"
  s3_bucket_name = var.bucket

  event_selector {
    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3"] # every object
    }

    data_resource {
      type = "AWS::Lambda::Function"
      values = [
        "arn:aws:lambda",
      ]
    }
  }
}

resource "aws_cloudtrail" "in_any_partition" {
  name           = "any"
  s3_bucket_name = var.bucket

  dynamic "event_selector" {
    for_each = var.data_events ? [1] : []

    content {
      data_resource {
        type   = "AWS::S3::Object"
        values = ["arn:${data.aws_partition.current.partition}:s3", "arn:aws-cn:s3"]
      }

      data_resource {
        type   = "AWS::Lambda::Function"
        values = ["arn:aws:lambda"]
      }
    }
  }
}
