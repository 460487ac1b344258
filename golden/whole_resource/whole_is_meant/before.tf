resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
  depends_on = [
    aws_sqs_queue.orders,
    terraform_data.all
  ]
}

resource "aws_sqs_queue" "orders" {
  name = "orders"
}

locals {
  queue = aws_sqs_queue.orders
}

output "queue" {
  value = aws_sqs_queue.orders
}

resource "terraform_data" "all" {
  input = aws_sqs_queue.orders

  lifecycle {
    replace_triggered_by = [aws_sqs_queue.orders]
  }
}

resource "aws_sqs_queue_policy" "orders" {
  queue_url = aws_sqs_queue.orders.url
  policy = jsonencode({
    Id = aws_sqs_queue.orders
  })
}

moved {
  from = aws_sqs_queue.all
  to   = aws_sqs_queue.orders
}

# resource "aws_sqs_queue_policy" "old" {
#   queue_url = aws_sqs_queue.orders
