module "network" {
  source = "./network"
}

# its output is the only one of the name; nothing offers the size
module "web" {
  source = "./web"

  name = "web"
}

# what it needs waits for it
module "pool" {
  source = "./pool"
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
