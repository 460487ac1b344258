variable "any" {
  default = "web"
}

variable "subnets" {
  type    = set(string)
  default = []
}

variable "size" {
  type    = string
  default = "large"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

# Terraform converts these
module "converted" {
  source     = "./web"
  name       = 80
  subnet_ids = var.subnets
  size       = "2"
  rule       = { port = "80", protocol = "tcp", more = [] }
}

# who knows
module "unknown" {
  source     = "./web"
  name       = var.any
  subnet_ids = var.any
  size       = var.size
  rule       = merge({ port = 80 }, { protocol = "tcp" })
}

module "null" {
  source     = "./web"
  name       = null
  subnet_ids = var.any == "" ? null : [for s in var.subnets : upper(s)]
  size       = try(var.any.size, 1)
  rule       = module.unknown.rule
}

# an attribute of any element
variable "workers" {
  type = list(object({ name = string, zone = string }))
}

module "elements" {
  count      = 2
  source     = "./web"
  name       = var.workers[count.index].name
  subnet_ids = []
  size       = var.workers[count.index].zone
  rule       = { port = 80, protocol = "tcp" }
}

resource "aws_subnet" "of_schema" {
  count      = 2
  vpc_id     = "vpc-0a1b2c3d"
  cidr_block = "10.0.${count.index}.0/24"
}

module "attributes" {
  source     = "./web"
  name       = aws_subnet.of_schema[0].id
  subnet_ids = aws_subnet.of_schema[*].id
}

module "shapes" {
  source     = "./web"
  name       = "shapes"
  subnet_ids = []
  rule       = { port = 80, protocol = "tcp" }
  shapes     = [{ port = 80 }]
}
