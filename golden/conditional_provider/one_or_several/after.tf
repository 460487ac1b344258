variable "recovery" {
  type    = bool
  default = false
}

variable "keys" {
  type    = number
  default = 2
}

provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "us-east-1"
  region = "us-east-1"
}

# where things are
data "aws_region" "here_us_east_1" {
  count    = var.recovery ? 1 : 0
  provider = aws.us-east-1 # one of two
}

data "aws_region" "here_default" {
  count    = !var.recovery ? 1 : 0
  provider = aws # one of two
}

locals {
  data_aws_region_here = one(concat(data.aws_region.here_us_east_1, data.aws_region.here_default))
}

resource "aws_kms_key" "shop_us_east_1" {
  count       = (var.recovery || var.keys > 2) ? var.keys : 0
  provider    = aws.us-east-1
  description = "of ${local.data_aws_region_here.name}"

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_kms_key" "shop_default" {
  count       = !(var.recovery || var.keys > 2) ? var.keys : 0
  provider    = aws
  description = "of ${local.data_aws_region_here.name}"

  lifecycle {
    prevent_destroy = true
  }
}

locals {
  aws_kms_key_shop = concat(aws_kms_key.shop_us_east_1, aws_kms_key.shop_default)
}

resource "aws_kms_alias" "shop_us_east_1" {
  count         = var.recovery ? (var.keys == 0 ? 0 : 1) : 0
  name          = "alias/shop"
  target_key_id = local.aws_kms_key_shop[0].key_id
  provider      = aws.us-east-1
  depends_on    = [aws_kms_key.shop_us_east_1, aws_kms_key.shop_default, data.aws_region.here_us_east_1, data.aws_region.here_default]
}

resource "aws_kms_alias" "shop_default" {
  count         = !var.recovery ? (var.keys == 0 ? 0 : 1) : 0
  name          = "alias/shop"
  target_key_id = local.aws_kms_key_shop[0].key_id
  provider      = aws
  depends_on    = [aws_kms_key.shop_us_east_1, aws_kms_key.shop_default, data.aws_region.here_us_east_1, data.aws_region.here_default]
}

output "keys" {
  value = local.aws_kms_key_shop[*].arn
}
