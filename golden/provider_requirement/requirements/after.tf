terraform {
  required_providers {
    shop = {
      source = "shop/shop" # ours
    }
    My_Cloud = {
      source = "shop/cloud"
    }
    aws = {
      source                = "hashicorp/aws"
      verison               = "~> 5.0"
      configuration_aliases = ["aws.west"]
    }
    odd = {
      source = "shop//odd"
    }
  }
}

provider "my_cloud" {
}

resource "shop_item" "one" {
  provider = Shop
}
