variable "environment" {
  default = "development-and-integration"
}

variable "names" {
  default = []
}

variable "alias" {
  default = null
}

locals {
  # refused where nothing is passed: then there is no plan
  domain = replace(var.alias, ".example.com", "")
}

resource "aws_lb" "counted" {
  count   = var.environment != "development-and-integration" ? 1 : 0
  name    = "payments-${var.environment}"
  subnets = ["subnet-1", "subnet-2"]
}

resource "aws_lb" "matched" {
  count   = length(regexall("^(stg|prd)$", var.environment)) > 0 ? 1 : 0
  name    = "payments-${var.environment}"
  subnets = ["subnet-1", "subnet-2"]
}

resource "aws_lb" "keyed" {
  for_each = toset(var.environment == "development-and-integration" ? [] : ["a"])
  name     = "payments-${var.environment}"
  subnets  = ["subnet-1", "subnet-2"]
}

module "lb" {
  source = "./lb"

  config = {
    aliases = [local.domain]
    number  = 0
  }
}
