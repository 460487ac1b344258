a = b &&
  c
