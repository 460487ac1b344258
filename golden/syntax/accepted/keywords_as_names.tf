for = 1
if = in
in = if
true = null
if if in {
  for = for.if.in
}
a = b[for]
