module "network" {
  source = "./modules/network" # ours
  cidr   = "10.0.0.0/16"
}

module "two" {
  source = "./modules/network"
  cidr   = "10.0.0.0/16"
}

module "none" {
  cidr = "10.0.0.0/16"
}

module "git" {
  source = "git::https://example.com/network.git"
}

module "gone" {
  source = "network"
}
