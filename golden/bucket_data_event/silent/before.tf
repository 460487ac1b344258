# a resource type of AWS Config
resource "aws_config_config_rule" "public" {
  name = "public"

  scope {
    compliance_resource_types = ["AWS::S3::Bucket"]
  }

  source {
    owner             = "AWS"
    source_identifier = "S3_BUCKET_PUBLIC_READ_PROHIBITED"
  }
}

resource "aws_cloudtrail" "main" {
  name           = "AWS::S3::Bucket"
  s3_bucket_name = "trail"

  event_selector {
    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3:::orders/"]
    }
  }

  # advanced selectors have types of their own
  advanced_event_selector {
    field_selector {
      field  = "resources.type"
      equals = ["AWS::S3::Bucket"]
    }
  }
}
