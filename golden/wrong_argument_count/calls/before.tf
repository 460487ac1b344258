variable "sizes" {
  type = map(string)
}

output "too_few" {
  value = [lookup(var.sizes), split(","), uuid(1), upper()]
}

output "too_many" {
  value = [upper(var.sizes, "b"), replace("a", "b", "c", "d,e"), length(var.sizes, )]
}

output "one_arm" {
  value = "${lower(var.sizes.a, "x")}" != "" ? upper() : ""
}
