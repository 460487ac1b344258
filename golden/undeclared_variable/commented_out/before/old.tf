# resource "aws_sqs_queue" "orders" {
#   name = var.queue_name
# }
# output "queue" {
#   value = aws_sqs_queue.orders.url
# }
