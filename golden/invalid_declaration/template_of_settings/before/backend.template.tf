region = "eu-west-1"
notes  = "none"
