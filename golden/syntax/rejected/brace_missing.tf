resource "a" "b" {
  c = 1

resource "d" "e" {
  f = 2
}
