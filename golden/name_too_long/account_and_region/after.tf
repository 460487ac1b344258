data "aws_caller_identity" "current" {}

data "aws_region" "here" {
  count = 1
}

data "aws_partition" "current" {}

# 35 and 12 and 1 and 15 characters at most
resource "aws_s3_bucket" "fits" {
  bucket = "northern-line-signalling-terraform-${data.aws_caller_identity.current.account_id}-${data.aws_region.here[0].name}"
}

resource "aws_s3_bucket" "does_not_fit" {
  bucket = substr("northern-line-signalling-terraform-xyz-${data.aws_caller_identity.current.account_id}-${data.aws_region.here[0].name}", 0, 63)
}

resource "aws_iam_role" "fits" {
  name               = "northern-line-signalling-${data.aws_partition.current.partition}-${aws_vpc.main.id}-abcd"
  assume_role_policy = "{}"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}
