variable "tags" {
  type = map(string)
}

locals {
  name  = "web"
  tags  = { name = local.name }
  text  = merge({ a = 1 }, "b")
  list  = merge(local.tags, ["b"])
  first = merge("b", { a = 1 })
  fine  = merge(var.tags, { a = "1" }, [local.tags, { b = "2" }]...)
}

variable "name" {
  type = string
}

locals {
  named = merge(var.tags, var.name)
  both  = merge(var.tags, local.tags, { a = "1" })
}
