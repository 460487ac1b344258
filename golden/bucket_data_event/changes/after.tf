variable "bucket" {
  type    = string
  default = "orders"
}

resource "aws_cloudtrail" "objects" {
  name           = "objects"
  s3_bucket_name = "trail"

  event_selector {
    include_management_events = false

    # ARNs of objects
    data_resource {
      type   = "AWS::S3::Object" # all of it
      values = ["arn:aws:s3:::${var.bucket}/", "arn:aws:s3:::logs/*"]
    }
  }
}

resource "aws_cloudtrail" "both" {
  name           = "both"
  s3_bucket_name = "trail"

  event_selector {
    read_write_type           = "All"
    include_management_events = true

    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3:::orders/"]
    }

    # tffix: events of the bucket itself are management events, which this selector logs:
    # data_resource {
    #   type   = "AWS::S3::Bucket"
    #   values = ["arn:aws:s3:::${var.bucket}"]
    # }
  }
}
