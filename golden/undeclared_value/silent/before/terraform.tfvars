zones = ["eu-west-1a"]
stage = "prod"
