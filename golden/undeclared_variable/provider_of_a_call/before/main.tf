provider "aws" {
  region = var.region
}

provider "aws" {
  alias  = "west"
  region = var.west_region
}

module "web" {
  source = "./web"

  providers = {
    aws      = aws
    aws.west = aws.west
  }
}
