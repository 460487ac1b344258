data "aws_availability_zone_list" "all" {
  state = "available"
}

# a resource only
data "aws_sagemaker_endpoint" "live" {
  name = "live"
}

data "aws_s3_bucket_encryption" "logs" {
  bucket = "logs"
}

ephemeral "aws_kms_secret" "main" {}

ephemeral "aws_kms_key" "main" {}
