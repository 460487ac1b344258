resource "aws_sqs_queue" "orders" {
  name       = "orders.fifo"
  fifo_queue = true
}

resource "aws_sns_topic" "orders" {
  name       = "orders-${var.environment}.fifo"
  fifo_topic = true
}

resource "aws_sqs_queue" "users" {
  name = "users.queue"
}
