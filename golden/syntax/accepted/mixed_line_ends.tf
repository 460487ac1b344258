a = 1
b = 2
c = <<E
 x
 y
E
d = 3
