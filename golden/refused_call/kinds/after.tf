variable "size" {
  type = number
}

variable "zones" {
  type = list(string)
}

variable "tags" {
  type = map(string)
}

variable "rule" {
  type = object({ port = number })
}

output "refused" {
  value = [
    length(var.size),
    lookup(var.zones, "a", ""),
    toset(var.tags),
    tomap(var.zones),
    tostring(var.zones),
    keys(var.size),
    merge(var.rule, var.size),
    concat(var.tags, []),
    one(var.tags),
    zipmap(var.zones, var.size),
    max(),
    merge(),
    setproduct(var.zones),
  ]
}

output "fine" {
  value = [
    length(var.zones),
    length(var.tags),
    lookup(var.rule, "port", 1),
    toset(var.zones),
    tomap(var.rule),
    tostring(var.size),
    merge(var.tags, null),
    merge(),
    concat(var.zones, ["a"]),
    zipmap(var.zones, var.zones),
    max(var.size, 1),
  ]
}
