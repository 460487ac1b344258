module "network" {
  source = "./modules/network"
}

module "storage" {
  source = "./modules/storage"
}

module "common" {
  source = "../common"
}

module "shared" {
  source = "../../../infrastructure/shared"
}
