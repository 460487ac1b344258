resource "aws_sqs_queue" "orders" {
  name = "orders"
}

import {
  to = aws_sqs_queue.orders
  id = "https://sqs.eu-central-1.amazonaws.com/123456789012/orders"
}
