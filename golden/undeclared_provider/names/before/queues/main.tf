terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.copy]
    }
  }
}

resource "aws_sqs_queue" "copy" {
  provider = aws.copy
}
