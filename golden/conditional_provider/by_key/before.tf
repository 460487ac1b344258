provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"
}

provider "aws" {
  alias  = "south"
  region = "ap-south-1"
}

locals {
  places = {
    us    = { provider = "west", cidr = "10.0.0.0/16" }
    india = { provider = "south", cidr = "10.1.0.0/16" }
    spare = { provider = "west", cidr = "10.2.0.0/16" }
    home  = { provider = "", cidr = "10.3.0.0/16" }
  }
}

resource "aws_vpc" "shop" {
  for_each   = local.places
  cidr_block = each.value.cidr
  provider   = each.value.provider == "west" ? aws.west : (each.key == "india" ? aws.south : aws)
}

resource "aws_subnet" "shop" {
  for_each   = aws_vpc.shop
  vpc_id     = each.value.id
  cidr_block = cidrsubnet(each.value.cidr_block, 8, 0)
  provider   = startswith(each.key, "u") ? aws.west : each.key == "spare" ? aws.west : aws
}

resource "aws_internet_gateway" "us" {
  vpc_id   = aws_vpc.shop["us"].id
  provider = aws.west

  tags = {
    Subnets = join(" ", [for key, subnet in aws_subnet.shop : subnet.id])
  }
}
