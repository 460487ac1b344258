# the queue of the shop
resource "aws_sqs_queue" "orders" {
  name = var.queue
}
