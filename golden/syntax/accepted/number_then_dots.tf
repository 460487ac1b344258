a = x.0.b
b = x.1e5
c = f(1...)
