variable "size" {
  type = number
}

variable "networks" {
  type = list(object({ cidr = string }))
}

locals {
  stages = {
    dev  = { size = var.size, tags = { team = "web" } }
    prod = { sizes = 3 }
  }

  rules = [
    { port = 80, open = true },
    { port = 443, cidr = "10.0.0.0/8" },
  ]

  merged = merge(local.stages.dev, { zone = "a" })
  parsed = jsondecode("{\"hosts\": [{\"name\": \"a\"}]}")
}

locals {
  name = "${var.size}-web"
  size = 3
}

output "single" {
  value = [local.name.id, local.name["a"], local.size[0]]
}

output "keys" {
  value = [
    local.stages.prod.size,
    local.stages["dev"]["tags"].owner,
    local.merged.region,
    local.parsed.hosts[0].names,
    lookup({ a = 1, b = 2 }, "c"),
    lookup(local.stages.dev, "cpu"),
  ]
}

output "elements" {
  value = [
    local.rules[*].open,
    [for rule in local.rules : rule.port if rule.open],
    {
      for at, rule in local.rules :
      at => rule.cidr
    },
    var.networks[*].name,
  ]
}

resource "aws_security_group" "web" {
  name = "web"

  dynamic "ingress" {
    for_each = local.rules

    content {
      from_port   = ingress.value.port
      to_port     = ingress.value.to
      protocol    = "tcp"
      cidr_blocks = [ingress.value.cidr]
    }
  }
}
