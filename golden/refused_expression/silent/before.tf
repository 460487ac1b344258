variable "name" {
  type = string
}

variable "any" {
}

variable "rules" {
  type = list(object({ port = number, to = optional(number) }))
}

variable "tags" {
  type = map(string)
}

resource "aws_sqs_queue" "orders" {
  name = var.name
}

output "fine" {
  value = {
    unify    = var.name == "" ? 1 : "2"
    maps     = var.name == "" ? { a = 1 } : { b = 2 }
    none     = var.name == "" ? [var.name] : []
    null     = var.name == "" ? null : var.rules
    object   = var.rules[0].to
    splat    = var.rules[*].port
    any      = var.any.whatever[0].name
    map      = var.tags.whatever
    text     = "${var.tags}"
    each     = [for key, tag in var.tags : "${key}-${tag}"]
    index    = ["a", "b"][1]
    number   = "2" * 3
    resource = aws_sqs_queue.orders.id == "" ? [aws_sqs_queue.orders.id] : var.any
    tried    = try(var.name.first, "none")
    arm      = true ? 1 : var.name.first
    later    = [for rule in var.rules : rule.protocol]
  }
}

# a word in a text: var.name.first, ["a"][2], "a" + 1
output "text" {
  value = "var.name.first and [1][2]"
}

# terraform plan refuses these, when the value is known
output "planned" {
  value = ["in ${var.rules}", lower("in ${var.tags}"), var.rules ? 1 : 2]
}
