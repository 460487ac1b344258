terraform {
  required_version = ">= 1.5"
}

provider "aws" {
  region = "eu-west-1"
}

# Terraform leaves it out before it looks at it
provider "aws" {
  alias  = "spare"
  region = var.spare_region
}

provider "aws" {
  alias  = "west"
  region = var.west_region
}

variable "spare_region" {
  type = string
}

variable "west_region" {
  type = string
}

resource "aws_sqs_queue" "jobs" {
  provider = aws.west
  name     = "jobs"
}
