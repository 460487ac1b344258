module "database" {
  source   = "./database"
  password = "shop"
}
