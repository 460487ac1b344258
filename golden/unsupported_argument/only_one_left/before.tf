terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

resource "aws_ebs_snapshot_copy" "copy" {
  source_region = "us-east-1"
  original      = "snap-12345678"
}

# the ids of two things are two
resource "aws_vpc_endpoint_subnet_association" "main" {
  subnet_id = "subnet-12345678"
  vpc_id    = "vpc-12345678"
}
