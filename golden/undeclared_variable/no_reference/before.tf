terraform {
  required_version = ">= 1.5"
}

variable "names" {
  type = list(string)
}

locals {
  # var.none in a comment
  text  = "var.none and $${var.none}"
  mine  = [for var in var.names : var.none]
  keys  = { var = 1 }
  other = local.keys.var
  log   = "/var/log"
  sh    = <<-EOT
    echo var.none $${var.none}
  EOT
}

output "other" {
  value = local.other
}
