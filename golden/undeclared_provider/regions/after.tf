provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "virginia"
  region = "us-east-1"
}

provider "aws" {
  alias  = "ireland_backup"
  region = "eu-west-1"
}

resource "aws_acm_certificate" "cdn" {
  provider    = aws.virginia # for CloudFront
  domain_name = "shop.example"
}

resource "aws_sqs_queue" "orders" {
  provider = aws.ireland-backup
  name     = "orders"
}

resource "aws_sqs_queue" "elsewhere" {
  provider = aws.us_west_2
  name     = "orders"
}
