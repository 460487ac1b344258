resource "aws_sqs_queue" "orders" {
  name = "orders"
}

resource "aws_sqs_queue" "dead" {
  name = "dead"
}

resource "aws_sns_topic" "many" {
  for_each = toset(["a", "b"])
  name     = each.key
}

output "order_url" {
  value = aws_sqs_queue.orders.url
}
