name = "of another module"
