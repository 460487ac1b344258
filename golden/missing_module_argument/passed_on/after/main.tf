module "web" {
  source = "./web"

  name     = "web" # and no more
  vpc_id   = var.vpc_id
  subnets  = var.subnets
  anything = var.anything
}

module "plain" {
  source   = "./web"
  vpc_id   = var.vpc_id
  subnets  = var.subnets
  anything = var.anything
}
