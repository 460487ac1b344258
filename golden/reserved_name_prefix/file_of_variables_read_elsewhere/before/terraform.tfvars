name = "sg-abc"
