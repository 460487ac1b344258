terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

data "aws_vpc" "main" {
  default = true
}

data "aws_subnets" "public" {
  vpc_id = data.aws_vpc.main.id # of the default one

  filter {
    name   = "tag:Scope"
    values = ["public"]
  }
}

data "aws_subnets" "private" {
  filter {
    name   = "tag:Scope"
    values = ["private"]
  }
  vpc_id = data.aws_vpc.main.id
  tags   = { Tier = "app" }
}

output "ids" {
  value = [data.aws_subnets.public.ids, data.aws_subnets.private.ids]
}
