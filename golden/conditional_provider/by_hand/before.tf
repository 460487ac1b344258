provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"
}

resource "aws_kms_key" "first" {
  count    = 2
  provider = count.index == 0 ? aws : aws.west
}

resource "aws_kms_key" "second" {
  provider = var.recovery ? aws : aws.west
}

moved {
  from = aws_kms_key.zeroth
  to   = aws_kms_key.second
}

resource "aws_kms_key" "third" {
  provider = var.recovery ? aws : aws.west
}

resource "aws_kms_key" "third_west" {}

resource "aws_kms_key" "fourth" {
  provider = each.key == "a" ? aws : aws.west
}

variable "recovery" {
  type = bool
}
