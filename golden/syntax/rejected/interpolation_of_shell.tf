a = <<E
foo=${BAR:-baz}
E
