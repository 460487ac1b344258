output "arn" {
  value = aws_sqs_queue.orders.arn
}
