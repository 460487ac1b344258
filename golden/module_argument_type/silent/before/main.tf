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
  subnet_ids = aws_vpc.main.tags
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
