variable "regions" {
  type = list(string)
}

locals {
  teams = ["red", "blue"]
}

resource "aws_sqs_queue" "orders" {
  for_each = toset(["eu", "us"]) # both regions
  name     = "orders-${each.value}"
}

resource "aws_sqs_queue" "returns" {
  for_each = toset(var.regions)
  name     = "returns-${each.key}"
}

data "aws_sqs_queue" "teams" {
  for_each = toset(local.teams)
  name     = each.value
}
