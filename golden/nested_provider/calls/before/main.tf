provider "aws" {
  region = "eu-west-1"
}

module "counted" {
  source = "./queues"
  count  = 2
}

module "each" {
  source   = "./outer"
  for_each = toset(["a"])

  depends_on = [module.counted]
}

module "handed" {
  source = "./queues"

  providers = {
    aws      = aws
    aws.west = aws
  }
}
