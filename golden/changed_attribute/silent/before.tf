terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

resource "aws_verifiedpermissions_schema" "shop" {
  policy_store_id = "store"

  definition {
    value = "{}"
  }
}

data "aws_region" "here" {}

# name still works in 6.x
output "read" {
  value = {
    all    = aws_verifiedpermissions_schema.shop.definition
    first  = aws_verifiedpermissions_schema.shop.definition[0].value
    region = data.aws_region.here.name
  }
}
