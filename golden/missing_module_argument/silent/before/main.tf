module "network" {
  source = "./network"
  cidr   = null
}

module "web" {
  source = "./web"
}

# not in this tree
module "vpc" {
  source = "terraform-aws-modules/vpc/aws"
}
