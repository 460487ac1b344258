zones = ["eu-west-1a", "eu-west-1b"]
port  = "8080"

network = {
  cidr = "10.0.0.0/16"
  more = "is left out"
}

stage = 1
tags  = { Team = "shop", Cost = 12 }
other = "is none of ours"
