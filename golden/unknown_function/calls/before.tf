variable "name" {
  type = string
}

locals {
  zones = list("eu-west-1a", var.name) # both
  tags  = map("Name", var.name, var.name, "x")
  odd   = map("Name")
  none  = list()
}

output "other_languages" {
  value = "${toLower(var.name)}-${len(var.name)}"
}

output "misspelt" {
  value = [lenght(var.name), jsonencoded({ a = 1 }), core::uper(var.name), quuxify(1)]
}

output "nested" {
  value = upper(concatenate(var.name, "a"))
}
