a = f()
b = f(1, )
c = f(
  1,
  2
)
d = f(g...)
e = f(1, [2]...)
h = provider::aws::arn_parse(x)
i = a::b::c::d()
j = true(1)
k = f (1)
