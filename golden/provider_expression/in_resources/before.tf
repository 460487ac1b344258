provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"
}

resource "aws_sns_topic" "alarms" {
  for_each = toset(["west", "home", "else"])
  provider = each.key == "west" ? aws.west : (each.key == "home" ? aws : aws.other)
  name     = "alarms"
}

data "aws_region" "here" {
  provider = aws[var.name]
}

resource "aws_sqs_queue" "indexed" {
  provider = aws.by_name[var.name]
  name     = "indexed"
}

resource "aws_sqs_queue" "composed" {
  provider = "aws.${var.name}"
  name     = "composed"
}

resource "aws_sqs_queue" "in_parentheses" {
  provider = (aws.west)
  name     = "in-parentheses"
}

module "queue" {
  source = "example/queue/aws"

  providers = {
    aws       = var.name == "west" ? aws.west : aws
    aws.other = aws.west
  }
}

variable "name" {
  type = string
}
