name = "web_old"
