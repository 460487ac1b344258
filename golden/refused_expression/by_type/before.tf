variable "name" {
  type = string
}

variable "subnets" {
  type = list(string)
}

variable "network" {
  type = object({
    cidr  = string
    zones = list(string)
  })
}

variable "rules" {
  type = list(object({ port = number }))
}

variable "public" {
  type = bool
}

output "arms" {
  value = [
    var.public ? var.subnets : "none",
    var.public ? { port = 80 } : { ports = [80] },
  ]
}

output "attributes" {
  value = {
    object  = var.network.ipv6
    element = var.rules[0].protocol
    text    = var.name.first
    list    = var.subnets.first
    several = var.network.zones.first
  }
}

output "text" {
  value = "in ${["a", "b"]}"
}

output "lines" {
  value = <<-EOT
    name: ${var.name}
    zones: ${local.zones}
  EOT
}

locals {
  zones = ["a", "b"]
}

output "operands" {
  value = [var.subnets && var.public, !var.network]
}

output "each" {
  value = [for letter in var.name : letter]
}
