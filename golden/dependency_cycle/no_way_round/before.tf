locals {
  # local.b in a comment
  a = "local.b and $${local.b}"
  b = { local = { a = 1 }, a = local.a }
  c = [for local in [{ c = 1 }] : local.c]
}

module "queue" {
  source  = "example/queue/aws"
  version = "1.0.0"
  topic   = module.queue.name
}

resource "aws_sqs_queue" "orders" {
  name = "orders"

  lifecycle {
    ignore_changes = [name]

    postcondition {
      condition     = self.name != "aws_sqs_queue.failed"
      error_message = "no"
    }
  }
}

resource "aws_sqs_queue" "failed" {
  name = "${aws_sqs_queue.orders.name}-failed"
}

moved {
  from = aws_sqs_queue.orders
  to   = aws_sqs_queue.failed
}
