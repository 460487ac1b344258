resource "aws_s3_bucket" "orders" {
  bucket = "orders"
}

resource "aws_cloudtrail" "objects" {
  name           = "objects"
  s3_bucket_name = "trail"

  # no management events: which events are meant?
  event_selector {
    include_management_events = false

    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3:::logs/"]
    }

    # tffix: AWS::S3::Bucket is no data event:
    # data_resource {
    #   type   = "AWS::S3::Bucket"
    #   values = ["arn:aws:s3:::logs"]
    # }
  }
}

resource "aws_cloudtrail" "alone" {
  name           = "alone"
  s3_bucket_name = "trail"

  event_selector {
    # tffix: AWS::S3::Bucket is no data event:
    # data_resource {
    #   type   = "AWS::S3::Bucket"
    #   values = [aws_s3_bucket.orders.arn]
    # }
  }
}
