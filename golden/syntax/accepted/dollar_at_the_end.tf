a = "x$"
b = "y%"
c = <<E
x$
%
E
