variable "enabled" {
  type = bool
}

variable "names" {
  type = set(string)
}

variable "sizes" {
  type = map(number)
}

resource "aws_sqs_queue" "made" {
  for_each = toset(var.enabled ? ["orders", "returns"] : [])
  name     = each.key
}

resource "aws_sqs_queue" "set" {
  for_each = var.enabled ? toset([]) : var.names
  # not beside the others
  name = each.key
}

resource "aws_sqs_queue" "map" {
  for_each                   = var.enabled ? var.sizes : {}
  name                       = each.key
  visibility_timeout_seconds = each.value
}

resource "aws_sqs_queue" "both" {
  count    = var.enabled ? 1 : 0
  for_each = var.names
  name     = "${each.key}-${count.index}"
}
