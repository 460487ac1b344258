a = b ^ 2
