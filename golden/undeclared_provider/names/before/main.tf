provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "east"
  region = "us-east-1"
}

resource "aws_sqs_queue" "orders" {
  provider = aws.west
  name     = "orders"
}

data "aws_region" "old" {
  provider = "aws.wset"
}

module "given" {
  source    = "./queues"
  providers = { aws.copy = aws.south }
}

module "not_given" {
  source    = "./queues"
  providers = { aws = aws.east }
}

module "list" {
  source    = "./queues"
  providers = [aws.east]
}
