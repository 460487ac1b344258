variable "stage" {
  type = string
}

variable "more" {
  type = any
}

variable "rules" {
  type = list(object({ port = number }))
}

locals {
  stages = {
    dev  = { size = 1, tags = { team = "web" } }
    prod = { size = 3 }
  }

  rules = [
    { port = 80 },
    { port = 443 },
  ]

  stage  = local.stages[var.stage]
  merged = merge(local.stages.dev, var.more)
  parsed = jsondecode(file("hosts.json"))
  none   = []
  whole  = "${var.more}"
  first  = "${var.rules}"
}

output "keys" {
  value = [
    local.stages.dev.tags.team,
    local.stage.tags,
    local.whole.name,
    local.first[0].port,
    local.merged.region,
    local.parsed.hosts[0].name,
    lookup(local.stages.dev, "cpu", null),
    try(local.stages.prod.tags, {}),
    var.stage == "dev" ? local.stages.dev.tags : local.stages.prod.tags,
    [for one in local.none : one.name],
    [for rule in local.rules : rule.port if rule.port > 80],
    [for stage in local.stages : try(stage.tags, null)],
    var.rules[*].port,
  ]
}

resource "aws_security_group" "web" {
  name = "web"

  dynamic "ingress" {
    for_each = local.rules
    iterator = rule

    content {
      from_port = rule.value.port
      to_port   = rule.value.port
      protocol  = "tcp"
    }
  }

  dynamic "egress" {
    for_each = local.none

    content {
      from_port = egress.value.port
      to_port   = egress.value.port
      protocol  = "tcp"
    }
  }
}
