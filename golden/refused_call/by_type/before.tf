variable "name" {
  type = string
}

variable "enabled" {
  type = bool
}

variable "names" {
  type = list(string)
}

variable "rules" {
  type = list(object({ port = number }))
}

variable "topics" {
  type = map(string)
}

variable "ports" {
  type = map(number)
}

locals {
  label = "shop"
  size  = 3
}

output "fine" {
  value = [
    lookup(var.topics, "orders", ""),
    lookup(var.topics, "orders"),
    coalesce(var.name, var.enabled),
    merge(var.topics, var.ports),
    element(var.names, 0),
    var.names[0],
    var.rules[0],
    join(",", var.names),
    startswith(var.name, "a"),
    trimsuffix(var.name, "-"),
    cidrsubnet(var.name, 8, 1),
    cidrhost(var.name, 5),
    length(local.label),
  ]
}

output "wrong" {
  value = [
    lookup(var.ports, "http", "eighty"),
    lookup(var.name, "http", ""),
    join(",", var.rules),
    join(",", var.name),
    element(var.name, 0),
    merge(var.topics, var.name),
    startswith(var.names, "a"),
    cidrsubnet(var.names, 8, 1),
    length(local.size),
    jsondecode(local.label),
    var.names[0].first,
    var.rules[0].protocol,
  ]
}
