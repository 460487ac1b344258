module "web" {
  source = "./web"

  name = "web" # and no more
}

module "plain" {
  source = "./web"
}
