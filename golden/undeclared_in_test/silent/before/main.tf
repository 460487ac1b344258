variable "stage" {
  type = string
}

locals {
  prefix = "shop"
}

output "name" {
  value = "${local.prefix}-${var.stage}"
}
