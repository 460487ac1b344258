resource "aws_sqs_queue" "orders" {
  for_each = { a = 1 }
  name     = each.key
}

resource "aws_sqs_queue" "one" {
  name = "one"
}

import {
  for_each = { a = "x" }
  to       = aws_sqs_queue.orders[each.key]
  id       = each.value
}

import {
  to = aws_sqs_queue.one
  id = "https://queue.amazonaws.com/123456789012/one"
}

moved {
  from = module.a
  to   = module.b["x"]
}

moved {
  from = module.a.aws_sqs_queue.one
  to   = aws_sqs_queue.one
}

moved {
  from = data.aws_region.a
  to   = data.aws_region.b
}

removed {
  from = module.gone

  lifecycle {
    destroy = true
  }
}
