a {
  tags = {
    b = 1

  c = 2
}

output "d" {
  value = 1
}
