a = [for in in in : in if if]
b = {for if, in in in : in => if if in}
