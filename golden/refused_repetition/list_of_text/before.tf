variable "regions" {
  type = list(string)
}

locals {
  teams = ["red", "blue"]
}

resource "aws_sqs_queue" "orders" {
  for_each = ["eu", "us"] # both regions
  name     = "orders-${each.value}"
}

resource "aws_sqs_queue" "returns" {
  for_each = var.regions
  name     = "returns-${each.key}"
}

data "aws_sqs_queue" "teams" {
  for_each = local.teams
  name     = each.value
}
