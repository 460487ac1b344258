variable "stage" {
  type = string
}

locals {
  sizes = {
    dev     = "t3.micro"
    default = "t3.small"
  }

  merged   = merge(local.sizes, { prod = "m6i.large" })
  computed = { (var.stage) = 1 }
  list     = ["a"]
}

# there
output "there" {
  value = [local.sizes.dev, local.sizes["dev"], local.sizes[terraform.workspace]]
}

# who knows
output "unknown" {
  value = [local.sizes[var.stage], local.merged["prod"], local.computed.a]
}

# allowed to fail, or not evaluated
output "tried" {
  value = try(local.sizes.prod, lookup(local.sizes, "prod", ""))
}

output "chosen" {
  value = var.stage == "prod" ? local.sizes["prod"] : local.sizes["dev"]
}

# local.sizes.prod is no reference in a comment, nor in "local.sizes.prod"
output "text" {
  value = "local.sizes.prod"
}
