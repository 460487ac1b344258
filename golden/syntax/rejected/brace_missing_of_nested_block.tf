resource "a" "b" {
  c {
    d = 1

  e {
    f = 2
  }
}

output "g" {
  value = 1
}
