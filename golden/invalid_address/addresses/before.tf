variable "key" {
  type = string
}

resource "aws_sqs_queue" "orders" {
  name = "orders"
}

import {
  to = data.aws_region.current
  id = "eu-west-1"
}

import {
  to = aws_sqs_queue.orders.arn
  id = "orders"
}

import {
  to = aws_sqs_queue.orders
}

import {
  to = aws_sqs_queue.orders
  id = ""
}

import {
  to = aws_sqs_queue.orders
  id = "orders"
}

moved {
  from = module.queues
  to   = aws_sqs_queue.orders
}

moved {
  from = aws_sqs_queue.old[var.key]
  to   = aws_sqs_queue.orders
}

moved {
  from = aws_sqs_queue.older.id
  to   = aws_sqs_queue.orders
}

removed {
  from = aws_sqs_queue.gone["a"]

  lifecycle {
    destroy = false
  }
}

removed {
  from = data.aws_region.gone
}

import {
  for_each = toset(["a", "b"])
  to       = orders[each.value]
  id       = each.value
}
