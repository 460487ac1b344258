locals {
  sizes = { dev = 1, prod = 12 }
}

module "named" {
  source = "./stage"
  stage  = "production"
  size   = local.sizes.dev
  zones  = ["eu-west-1a", "us-east-1a"]
}

module "null" {
  source = "./stage"
  stage  = "dev"
  size   = null
}
