a = b
  && c
