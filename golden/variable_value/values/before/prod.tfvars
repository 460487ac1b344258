zones = "eu-west-1a" # possible, as nobody need use it
stage = "prod-${var.port}"
