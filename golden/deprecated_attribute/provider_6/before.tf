terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

data "aws_region" "here" {}

data "aws_vpc" "main" {
  count = 1
  tags  = { Name = "main" }
}

resource "aws_s3_bucket" "site" {
  bucket = "site"
}

output "region" {
  value = "${data.aws_region.here.name}-${data.aws_region.here.region}"
}

output "range" {
  value = data.aws_vpc.main[0].ipv6_cidr_block
}

output "range_of_today" {
  value = data.aws_vpc.main[0].ipv6_cidr_block_associations[0].ipv6_cidr_block
}

output "host" {
  value = aws_s3_bucket.site.website_endpoint
}
