colour = "blue"
name   = "web-blue"
