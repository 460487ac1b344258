zones = "eu-west-1a"
port  = "many"

network = {
  zones = ["eu-west-1a"]
}

stage = lower("Prod")

tags {
  Team = "shop"
}
