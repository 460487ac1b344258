resource "aws_sqs_queue" "x" {
  name = "${var.project}-${var.customer_id}-orders.fifo"
}
