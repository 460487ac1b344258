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
data "aws_region" "here" {
  provider = var.recovery ? aws.us-east-1 : aws # one of two
}

resource "aws_kms_key" "shop" {
  count       = var.keys
  provider    = var.recovery || var.keys > 2 ? aws.us-east-1 : aws
  description = "of ${data.aws_region.here.name}"

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_kms_alias" "shop" {
  count         = var.keys == 0 ? 0 : 1
  name          = "alias/shop"
  target_key_id = aws_kms_key.shop[0].key_id
  provider      = (var.recovery ? aws.us-east-1 : aws)
  depends_on    = [aws_kms_key.shop, data.aws_region.here]
}

output "keys" {
  value = aws_kms_key.shop[*].arn
}
