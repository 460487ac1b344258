a = [for b in c : d]
e = [for f, g in h : i if j]
k = {for l in m : n => o}
p = {for q, r in s : t => u... if v}
w = {

  for x in y :
  z => 1
}
b = [
  # c
  for d in e :
  [for f in d : f]
]
