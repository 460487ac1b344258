provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "east"
  region = "us-east-1"
}

resource "aws_sqs_queue" "orders" {
  provider = aws.east
  name     = "orders"
}

resource "aws_sqs_queue" "returns" {
  provider = aws
  name     = "returns"
}

module "queues" {
  source = "./queues"

  providers = {
    aws.copy = aws.east
    aws.more = aws
  }
}

# it configures itself what it could be handed
module "own" {
  source = "./own"
}
