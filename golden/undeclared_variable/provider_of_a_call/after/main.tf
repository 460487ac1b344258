provider "aws" {
  region = var.region
}

provider "aws" {
  alias  = "west"
  region = var.west_region
}

variable "region" {
  type = string
}

variable "west_region" {
  type = string
}

module "web" {
  source = "./web"

  providers = {
    aws      = aws
    aws.west = aws.west
  }
}
