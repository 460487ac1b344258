module "network" {
  source = "./network"
}

module "web" {
  count  = 2
  source = "./web"
  name   = "web"
}
