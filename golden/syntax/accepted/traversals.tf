a = b.c.d
e = f[0]["g"][h.i].j
k = l.0.m
n = o [ 0 ] . p
q = r.if.for.in
