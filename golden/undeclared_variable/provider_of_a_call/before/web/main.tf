terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.west]
    }
  }
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}
