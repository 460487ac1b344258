terraform {
  backend "s3" {
    bucket = "one"
  }

  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

terraform {
  backend "local" {}

  required_providers {
    random = {
      source = "hashicorp/random"
    }
  }
}

variable "size" {
  type    = number
  default = 1
}

variable "size" {
  type        = number
  description = "How many."
}

locals {
  name = "shop"
}

locals {
  name = "store"
}

module "queue" {
  source = "example/queue/aws"
}

module "queue" {
  source  = "example/queue/aws"
  version = "1.0.0"
}

check "name" {
  assert {
    condition     = local.name != ""
    error_message = "no"
  }
}

check "name" {
  assert {
    condition     = local.name != "x"
    error_message = "no"
  }
}

check "default" {
  data "aws_vpc" "main" {
    default = true
  }

  assert {
    condition     = data.aws_vpc.main.id != ""
    error_message = "no"
  }
}

data "aws_vpc" "main" {
  id = "vpc-0abc"
}
