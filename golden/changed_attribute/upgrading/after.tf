terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

data "aws_region" "here" {}

output "url" {
  value = "https://sqs.${data.aws_region.here.region}.amazonaws.com"
}
