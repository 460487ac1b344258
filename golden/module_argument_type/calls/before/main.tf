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
