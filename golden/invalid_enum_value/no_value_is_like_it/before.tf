resource "aws_cloudtrail" "main" {
  name           = "main"
  s3_bucket_name = var.bucket

  event_selector {
    data_resource {
      type   = "AWS::RDS::DBCluster"
      values = ["arn:aws:rds"]
    }
  }
}

resource "aws_lb" "web" {
  load_balancer_type = ""
  subnets            = var.subnets
}
