terraform {
  required_version = ">= 1.5"
}

variable "name" {
  type = string
}

data "aws_region" "here" {
}

resource "aws_sqs_queue" "dead" {
  name = "dead"
}

resource "aws_sqs_queue" "orders" {
  name       = var.name
  depends_on = ["aws_sqs_queue.dead", "aws_sqs_queue.returns", "data.aws_region.here", "data.aws_region.there"]
}

resource "aws_sqs_queue" "others" {
  name = "others"
  depends_on = [
    "module.net",
    "aws_sqs_queue.dead[0]",
  ]
}
