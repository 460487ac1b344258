provider "aws" {
  alias  = "eu-west 1"
  region = "eu-west-1"
}

provider "aws" {
  alias  = "1st"
  region = "eu-west-2"
}

provider "aws" {
  alias  = ""
  region = "eu-west-3"
}

provider "aws" {
  alias  = "eu_west-1"
  region = "eu-west-1"
}
