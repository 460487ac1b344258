module "network" {
  source = "modules/network" # ours
  cidr   = "10.0.0.0/16"
}

module "two" {
  source  = "./modules/network"
  version = "1.0.0"
  cidr    = "10.0.0.0/16"
}

module "none" {
  cidr = "10.0.0.0/16"
}

module "git" {
  source  = "git::https://example.com/network.git"
  version = "1.0.0"
}

module "gone" {
  source = "network"
}
