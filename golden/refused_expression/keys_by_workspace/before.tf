variable "stage" {
  type = string
}

locals {
  sizes = {
    default = { type = "t3.micro", disk = 20 }
    prod    = { type = "m6i.large", disk = 100 }
  }
  mine = local.sizes[terraform.workspace]

  # what one of them may have is not wrong
  options = {
    default = { spot = true }
    prod    = {}
  }
  zones = ["a", "b"]
}

output "missing" {
  value = [
    local.mine.memory,
    local.sizes[terraform.workspace].memory,
    local.sizes[var.stage].memory,
    local.zones[var.stage].name,
  ]
}

output "fine" {
  value = [
    local.mine.disk,
    local.sizes[terraform.workspace].type,
    local.sizes[var.stage]["disk"],
    local.options[terraform.workspace].spot,
    local.zones[var.stage],
  ]
}
