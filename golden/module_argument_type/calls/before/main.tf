variable "subnets" {
  type    = list(string)
  default = []
}

variable "tags" {
  type    = map(string)
  default = {}
}

locals {
  ports = { http = 80 }
}

module "literals" {
  source     = "./web"
  name       = ["web"]
  subnet_ids = "subnet-0a1b2c3d"
  size       = "large"
  rule       = { port = 80 }
}

module "variables" {
  source     = "./web"
  name       = var.subnets
  subnet_ids = var.tags
  size       = var.tags
  rule       = local.ports
}

resource "aws_subnet" "private" {
  count      = 2
  vpc_id     = "vpc-0a1b2c3d"
  cidr_block = "10.0.${count.index}.0/24"
}

resource "aws_subnet" "public" {
  vpc_id     = "vpc-0a1b2c3d"
  cidr_block = "10.0.9.0/24"
}

module "attributes" {
  source     = "./web"
  name       = aws_subnet.private[*].id
  subnet_ids = aws_subnet.public.id # only one
}
