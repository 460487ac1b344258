locals {
  sizes = {
    dev        = "t3.micro"
    "prod"     = "m6i.large"
    production = "m6i.xlarge"
  }

  none = {}

  workspace = local.sizes[terraform.workspace]
}

output "index" {
  value = local.sizes["prd"]
}

output "attribute" {
  value = "${local.sizes.dev} ${local.sizes.devel}"
}

output "nothing" {
  value = local.none.left
}
