a = <<E
x
E
b = <<E-O-T
x
E-O-T
c = <<-é_1
x
é_1
