colour = "blue"
name   = "web_blue"
