resource "aws_cloudtrail" "main" {
  name           = "main"
  s3_bucket_name = "trail-of-main"

  event_selector {
    data_resource {
      type   = "AWS::RDS::DBCluster"
      values = ["arn:aws:rds"]
    }
  }
}
