terraform {
  required_version = ">= 1.5"
}

variable "colour" {
  type = string
}

locals {
  prefix = "shop"
  name   = "${local.prefx}-web"
  all    = { for key, local in { a = 1 } : key => local.none }
}

output "name" {
  value = [local.name, local.colour, local.size]
}
