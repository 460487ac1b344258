module "network" {
  source = "../"
  name   = "orders"
}
