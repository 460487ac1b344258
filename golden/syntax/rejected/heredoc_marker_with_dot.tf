a = <<E.O
b
E.O
