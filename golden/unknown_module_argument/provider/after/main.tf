provider "aws" {
  region = "us-east-1"
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"
}

module "bucket" {
  source    = "./bucket"
  providers = { aws = aws.west } # the other region
  name      = "shop"
}
