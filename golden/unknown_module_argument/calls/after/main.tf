# nothing says which is meant
module "unlike" {
  source = "./network"

  cidr               = "10.0.0.0/16"
  availability_zones = ["eu-west-1a"]
}

# each can mean one that is missing
module "two" {
  source = "./network"

  cidr               = "10.0.0.0/16"
  availability_zones = ["eu-west-1a"]
  tag                = {}
}

module "block" {
  source = "./network"

  cidr               = "10.0.0.0/16"
  availability_zones = ["eu-west-1a"]

  tags {
    Name = "network"
  }

  flow_log {
    enabled = true
  }
}

# all its variables have defaults
module "optional" {
  source  = "./web"
  subnets = ["subnet-0a1b2c3d"]
}
