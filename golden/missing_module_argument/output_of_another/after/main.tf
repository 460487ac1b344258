module "network" {
  source = "./network"
}

variable "size" {
  type = number
}

# its output is the only one of the name; nothing offers the size
module "web" {
  source = "./web"

  name   = "web"
  vpc_id = module.network.vpc_id
  size   = var.size
}

variable "endpoint" {
  type = string
}

# what it needs waits for it
module "pool" {
  source   = "./pool"
  endpoint = var.endpoint
}

module "cache" {
  source = "./cache"
  pool   = module.pool.id
}

# repeated ones have no such output
module "first" {
  source = "./network"
  count  = 2
}

module "second" {
  source   = "./web"
  name     = "second"
  vpc_id   = "vpc-0abc"
  size     = 2
}
