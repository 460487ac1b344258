# one name is unknown, one is missing, and they are alike
module "misspelt" {
  source = "./network"

  cidr              = "10.0.0.0/16"
  availabilty_zones = ["eu-west-1a"] # where it is
}
