terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.audit]
    }
  }
}

provider "aws" {
  alias  = "audit"
  region = "eu-west-1"
}

resource "aws_sqs_queue" "audit" {
  provider = aws.audit
}
