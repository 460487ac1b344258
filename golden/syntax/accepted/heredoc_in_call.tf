a = f(<<E
x
E
, 1)
b = [<<E
x
E
  , <<E
y
E
]
