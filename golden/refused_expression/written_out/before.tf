locals {
  zones = ["a", "b"]
}

output "index" {
  value = [["a", "b"][2], local.zones[2]]
}

output "operands" {
  value = ["two" + 1, !"no", "2" > "three"]
}

output "keys" {
  value = { for name in ["x", "y", "x"] : name => upper(name) }
}
