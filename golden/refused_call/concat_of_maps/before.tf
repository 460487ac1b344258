variable "tags" {
  type = map(string)
}

variable "zones" {
  type = list(string)
}

locals {
  base  = { Project = "shop" }
  both  = concat(local.base, { Name = "web" }) # one map
  three = concat(var.tags, local.base, { Name = "web" })
  # a list of what is there, and another
  lists = concat(var.zones, [{ Name = "web" }])
  mixed = concat(var.zones, { Name = "web" })
}

output "written_out" {
  value = concat({ a = 1 }, { b = 2 })
}
