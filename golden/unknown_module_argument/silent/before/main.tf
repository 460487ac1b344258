module "all" {
  source     = "./network"
  providers  = { aws = aws }
  count      = 2
  depends_on = [module.other]
  cidr       = "10.0.0.0/16"
}

# not in this tree
module "other" {
  source   = "terraform-aws-modules/vpc/aws"
  version  = "5.8.1"
  whatever = true
}

module "elsewhere" {
  source = "../../elsewhere"
  cidr   = "10.0.0.0/16"
}

# in a block that lets any name stand in it
module "escaped" {
  source = "./network"

  _ {
    cidr  = "10.0.0.0/16"
    count = 2
  }
}
