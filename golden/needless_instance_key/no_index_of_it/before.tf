resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_vpc" "many" {
  count      = 2
  cidr_block = "10.0.0.0/16"
}

resource "aws_vpc" "each" {
  for_each   = { a = 1 }
  cidr_block = "10.0.0.0/16"
}

# aws_vpc.main[0]
output "all" {
  value = [
    aws_vpc.many[0].id,
    aws_vpc.each["a"].id,
    aws_vpc.main[*].id,
    aws_vpc.main.tags["a"],
    aws_vpc.main[local.at].id,
    "aws_vpc.main[0].id",
  ]
}

locals {
  at = 0
}
