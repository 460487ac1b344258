variable "enabled" {
  type    = bool
  default = true
}

resource "aws_sqs_queue" "by_key" {
  for_each = toset(var.enabled ? ["orders", "returns"] : [])
  name     = each.key
}

resource "aws_sqs_queue" "by_number" {
  for_each = toset(["orders", "returns"])
  count    = 2
  name     = "queue-${count.index}"
}

module "queues" {
  source   = "./queues"
  for_each = toset(["orders"])
  count    = 1
}

data "aws_sqs_queue" "mixed" {
  count    = 2
  for_each = toset(["orders"])
  name     = "${each.key}-${count.index}"
}
