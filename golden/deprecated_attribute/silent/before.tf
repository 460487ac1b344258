terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.31"
    }
  }
}

data "aws_region" "here" {}

output "region" {
  value = data.aws_region.here.name
}
