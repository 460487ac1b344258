a = <<E
café
E
