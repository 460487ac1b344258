module "once" {
  source     = "./queues"
  depends_on = []
}

module "proxies" {
  source = "./proxies"
  count  = 2

  providers = {
    aws = aws.west
  }
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"
}
