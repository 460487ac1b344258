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

resource "aws_vpc" "shop_west" {
  for_each   = { for key, value in local.places : key => value if value.provider == "west" }
  cidr_block = each.value.cidr
  provider   = aws.west
}

resource "aws_vpc" "shop_south" {
  for_each   = { for key, value in local.places : key => value if value.provider != "west" && key == "india" }
  cidr_block = each.value.cidr
  provider   = aws.south
}

resource "aws_vpc" "shop_default" {
  for_each   = { for key, value in local.places : key => value if value.provider != "west" && key != "india" }
  cidr_block = each.value.cidr
  provider   = aws
}

locals {
  aws_vpc_shop = merge(aws_vpc.shop_west, aws_vpc.shop_south, aws_vpc.shop_default)
}

resource "aws_subnet" "shop_west" {
  for_each   = { for key, value in local.aws_vpc_shop : key => value if startswith(key, "u") || !startswith(key, "u") && key == "spare" }
  vpc_id     = each.value.id
  cidr_block = cidrsubnet(each.value.cidr_block, 8, 0)
  provider   = aws.west
}

resource "aws_subnet" "shop_default" {
  for_each   = { for key, value in local.aws_vpc_shop : key => value if !startswith(key, "u") && key != "spare" }
  vpc_id     = each.value.id
  cidr_block = cidrsubnet(each.value.cidr_block, 8, 0)
  provider   = aws
}

locals {
  aws_subnet_shop = merge(aws_subnet.shop_west, aws_subnet.shop_default)
}

resource "aws_internet_gateway" "us" {
  vpc_id   = local.aws_vpc_shop["us"].id
  provider = aws.west

  tags = {
    Subnets = join(" ", [for key, subnet in local.aws_subnet_shop : subnet.id])
  }
}
