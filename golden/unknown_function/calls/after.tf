variable "name" {
  type = string
}

locals {
  zones = tolist(["eu-west-1a", var.name]) # both
  tags  = tomap({ "Name" = var.name, (var.name) = "x" })
  odd   = map("Name")
  none  = list()
}

output "other_languages" {
  value = "${lower(var.name)}-${length(var.name)}"
}

output "misspelt" {
  value = [length(var.name), jsonencode({ a = 1 }), core::uper(var.name), quuxify(1)]
}

output "nested" {
  value = upper(concatenate(var.name, "a"))
}
