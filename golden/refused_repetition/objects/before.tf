variable "users" {
  type = list(object({
    name = string
    path = optional(string)
  }))
}

variable "rules" {
  type = set(object({
    id   = string
    port = number
  }))
}

variable "ports" {
  type = list(object({
    from = number
    to   = number
  }))
}

locals {
  teams = [{ name = "a" }, { name = "b" }]
}

resource "aws_iam_user" "listed" {
  for_each = var.users # all
  name     = each.value.name
}

resource "aws_iam_user" "in_a_set" {
  for_each = toset(var.users)
  name     = each.value.name
}

resource "aws_iam_group" "local" {
  for_each = local.teams
  name     = each.key
}

resource "aws_sns_topic" "set_of_objects" {
  for_each = var.rules
  name     = each.value.id
}

# nothing tells one from another
resource "aws_sns_topic" "without_a_name" {
  for_each = var.ports
  name     = "port-${each.value.from}"
}

# its key is a number
resource "aws_iam_user" "numbered" {
  for_each = var.users
  name     = "${each.value.name}-${each.key + 1}"
}
