variable "tags" {
  type = map(string)
}

variable "zones" {
  type = list(string)
}

locals {
  base  = { Project = "shop" }
  both  = merge(local.base, { Name = "web" }) # one map
  three = merge(var.tags, local.base, { Name = "web" })
  # a list of what is there, and another
  lists = concat(var.zones, [{ Name = "web" }])
  mixed = concat(var.zones, { Name = "web" })
}

output "written_out" {
  value = merge({ a = 1 }, { b = 2 })
}
