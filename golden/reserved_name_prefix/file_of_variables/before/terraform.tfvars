name   = "sg-abc" # as the old stack called it
vpc_id = "vpc-0a1b2c3d"
