zone        = ["eu-west-1a"]
stage       = "prod"
cost_centre = "12"
